import type { ReviewView } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import { askQuestion, markedQuestion, type Asked } from './quiz.ts';
import type { Section } from './sections.ts';
import type { Ui } from './ui.ts';

type ReviewQuestion = NonNullable<ReviewView['question']>;

/** Where the reader lands with each new question. */
export const reviewPlace = 'review-question';

/** What was missed, one question at a time. */
export function reviewSections(review: ReviewView, ui: Ui): Section[] {
  const { question, number, total, back } = review;
  const head = { key: 'head', input: review.title, build: () => heading(review, ui) };
  if (!question) {
    return [head, { key: 'review-end', input: [review.done, review.next], build: () => end(review, ui) }];
  }
  const input = [question, number, total, back];
  return [head, { key: 'review-question', input, build: () => shown(review, question, ui) }];
}

const heading = ({ title }: ReviewView, ui: Ui): HTMLElement =>
  element(
    'header',
    { class: 'head' },
    element('h1', { tabindex: '-1', 'data-key': 'lesson-title' }, title),
    element('p', { class: 'quiet' }, ui.text('reviewIntro')),
  );

function shown({ number, total, back }: ReviewView, question: ReviewQuestion, ui: Ui): HTMLElement {
  const { lesson, flaw, section, marked } = question;
  const place = section === null ? '' : `#${section}`;
  const asked: Asked = {
    question,
    number,
    total,
    review: { href: `lesson:${lesson.id}${place}`, title: lesson.title },
  };
  const answer = (option: string): void => {
    ui.post({ type: 'reviewAnswer', question: question.id, option });
    ui.goTo(`result-${question.id}`);
  };
  const why = flaw
    ? ui.text('reviewFlaw', { lab: flaw.lab, flaw: flaw.title })
    : ui.text('reviewMissed', { lesson: lesson.title });
  return element(
    'section',
    { class: 'test-question' },
    element('h2', { class: 'review-why', tabindex: '-1', 'data-key': reviewPlace }, why),
    marked ? markedQuestion(asked, ui) : askQuestion(asked, ui, answer),
    back !== null && element('p', {}, ui.text('reviewBack', { when: back })),
  );
}

function end({ done, next }: ReviewView, ui: Ui): HTMLElement {
  const [head, more] =
    done > 0 ? [ui.text('reviewDone', { count: done }), ''] : [ui.text('reviewNone'), ui.text('reviewNoneWhy')];
  return element(
    'section',
    { class: 'quiz-done' },
    element('h2', { class: 'review-why', tabindex: '-1', 'data-key': reviewPlace }, head),
    more !== '' && element('p', {}, more),
    next && element('p', {}, ui.text('reviewLater', { count: next.count, when: next.when })),
  );
}
