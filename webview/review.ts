import { reviewPlace } from '../src/protocol/places.ts';
import type { ReviewView } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import { askQuestion, markedQuestion, type Asked } from './quiz.ts';
import type { Section } from './sections.ts';
import type { Ui } from './ui.ts';

type ReviewQuestion = NonNullable<ReviewView['question']>;

/** What was missed, one question at a time. */
export function reviewSections(review: ReviewView, ui: Ui): Section[] {
  const { question } = review;
  // One section for all of it: focus stays on its heading from question to question, and to the end.
  const build = (): HTMLElement => (question ? shown(review, question, ui) : end(review, ui));
  return [
    { key: 'head', input: review.title, build: () => heading(review, ui) },
    { key: 'review', input: review, build },
  ];
}

const heading = ({ title }: ReviewView, ui: Ui): HTMLElement =>
  element(
    'header',
    { class: 'head' },
    element('h1', { tabindex: '-1', 'data-key': 'lesson-title' }, title),
    element('p', { class: 'quiet' }, ui.text('reviewIntro')),
  );

function shown({ number, total, back }: ReviewView, question: ReviewQuestion, ui: Ui): HTMLElement {
  const { lesson, flaw, marked } = question;
  const place = question.section === null ? '' : `#${question.section}`;
  const asked: Asked = {
    question,
    number,
    total,
    review: { href: `lesson:${lesson.id}${place}`, title: lesson.title },
  };
  const answer = (option: string): void => {
    ui.post({ type: 'reviewAnswer', card: question.card, question: question.id, option });
    ui.goTo(`result-${question.id}`);
  };
  const why = flaw
    ? ui.text('reviewFlaw', { lab: flaw.lab, flaw: flaw.title })
    : ui.text('reviewMissed', { lesson: lesson.title });
  const section = element(
    'section',
    { class: 'test-question' },
    element('h2', { class: 'review-why', tabindex: '-1', 'data-key': reviewPlace }, why),
  );
  section.append(marked ? markedQuestion(asked, ui) : askQuestion(asked, ui, answer, section));
  if (back !== null) section.append(element('p', { class: 'review-back' }, ui.text('reviewBack', { when: back })));
  return section;
}

function end({ off, done, next }: ReviewView, ui: Ui): HTMLElement {
  const head = off ? ui.text('reviewOff') : done > 0 ? ui.text('reviewDone', { count: done }) : ui.text('reviewNone');
  const more = off || done > 0 ? '' : ui.text('reviewNoneWhy');
  return element(
    'section',
    { class: 'quiz-done' },
    element('h2', { class: 'review-why', tabindex: '-1', 'data-key': reviewPlace }, head),
    more !== '' && element('p', {}, more),
    next && element('p', {}, ui.text('reviewLater', { count: next.count, when: next.when })),
  );
}
