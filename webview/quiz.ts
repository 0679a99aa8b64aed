import { quizPlace } from '../src/protocol/places.ts';
import type { LessonView, NextView, QuestionView } from '../src/protocol/webview.ts';
import { button } from './components.ts';
import { element, icon, spoken } from './element.ts';
import type { Section } from './sections.ts';
import type { Ui } from './ui.ts';

/** What everything about one question is built from. */
export interface Asked {
  readonly question: QuestionView;
  readonly number: number;
  readonly total: number;
  /** What to read again. */
  readonly review: NextView | undefined;
}

export function quizSections(lesson: LessonView, ui: Ui): Section[] {
  const { quiz } = lesson;
  if (quiz.length === 0) return [];
  const questions = quiz.map((question, index): Section => {
    const section = lesson.sections.find(({ id }) => id === question.section);
    const review = section && { href: `#${section.id}`, title: section.title };
    const asked = { question, number: index + 1, total: quiz.length, review };
    const build = (): HTMLElement => (question.marked ? markedQuestion(asked, ui) : open(asked, lesson.read, ui));
    return { key: `question ${question.id}`, input: [asked, question.marked ? null : lesson.read], build };
  });
  const sections: Section[] = [{ key: 'quiz', input: null, build: () => heading(ui) }, ...questions];
  if (quiz.every(({ marked }) => marked)) {
    const right = quiz.filter(({ marked }) => marked?.correct).length;
    sections.push({ key: 'quiz-done', input: [right, quiz.length], build: () => done(right, quiz.length, ui) });
  }
  return sections;
}

export const letter = (index: number): string => String.fromCharCode(65 + index);

const heading = (ui: Ui): HTMLElement =>
  element(
    'header',
    { class: 'quiz-head' },
    element('h2', { tabindex: '-1', 'data-key': quizPlace }, ui.text('quiz')),
    element('p', {}, ui.text('quizIntro')),
  );

/** Where the reader should land to go on with the quiz. */
export function quizTarget(lesson: LessonView): string {
  const next = lesson.quiz.findIndex(({ marked }) => !marked);
  return next > 0 ? `ask-${lesson.quiz[next]?.id ?? ''}` : quizPlace;
}

function done(right: number, total: number, ui: Ui): HTMLElement {
  const retake = (): void => {
    ui.post({ type: 'retakeQuiz' });
    ui.goTo(quizPlace);
  };
  const score = element('p', { class: 'strong' }, ui.text('quizDone', { right, total }));
  return element('div', { class: 'quiz-done' }, score, button(ui.text('quizRetake'), retake, { 'data-key': 'retake' }));
}

/** One group per question; its name is the question, its number is said first. Of what can be chosen, it is the radio group. */
export function group(asked: Asked, ui: Ui, role: 'group' | 'radiogroup', ...content: HTMLElement[]): HTMLElement {
  const { question, number, total } = asked;
  return element(
    'fieldset',
    { class: 'question', role },
    element(
      'legend',
      { tabindex: '-1', 'data-key': `ask-${question.id}` },
      element('span', { class: 'quiet' }, `${ui.text('quizQuestion', { number, total })} `),
      element('span', { class: 'strong', lang: question.language }, question.ask),
    ),
    ...content,
  );
}

function open(asked: Asked, read: boolean, ui: Ui): HTMLElement {
  const { question } = asked;
  return askQuestion(asked, ui, (option) => {
    // Whoever answers the quiz is past the text.
    if (!read) ui.post({ type: 'markRead' });
    ui.post({ type: 'answer', question: question.id, option });
    ui.goTo(`result-${question.id}`);
  });
}

/** A question without its answer: a click answers it, or a letter, typed in it or in the part of the page around it. */
export function askQuestion(asked: Asked, ui: Ui, answer: (option: string) => void, around?: HTMLElement): HTMLElement {
  const { question } = asked;
  const rows = question.options.map((option, index) => {
    const row = element(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'option',
        'aria-checked': 'false',
        'aria-keyshortcuts': letter(index),
        tabindex: index === 0 ? '0' : '-1',
        'data-key': `option-${question.id}-${option.id}`,
      },
      element('span', { class: 'letter' }, letter(index)),
      element('span', { lang: question.language }, option.text),
    );
    row.addEventListener('click', () => {
      answer(option.id);
    });
    return row;
  });
  const fieldset = group(asked, ui, 'radiogroup', element('div', { class: 'options' }, ...rows));
  (around ?? fieldset).addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = question.options[event.key.toUpperCase().charCodeAt(0) - 65];
    if (event.key.length === 1 && chosen) answer(chosen.id);
    else if (moveFocus(rows, event.key)) event.preventDefault();
  });
  return fieldset;
}

/** Arrow keys move between the options without answering; one option at a time is in the tab order. */
export function moveFocus(rows: readonly HTMLElement[], key: string): boolean {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  const from = rows.findIndex((row) => row === document.activeElement);
  if (step === undefined || from < 0) return false;
  const next = (from + step + rows.length) % rows.length;
  rows.forEach((row, index) => {
    row.tabIndex = index === next ? 0 : -1;
  });
  rows[next]?.focus();
  return true;
}

/** A question with the answer that was given, the right one, and why. */
export function markedQuestion(asked: Asked, ui: Ui): HTMLElement {
  const { question } = asked;
  const rows = question.options.map((option, index) => {
    const chosen = option.id === question.marked?.chosen;
    const right = option.id === question.marked?.right;
    const state = right ? 'right' : chosen ? 'wrong' : '';
    const words = [chosen && ui.text('quizYourAnswer'), right && ui.text('quizRightAnswer')]
      .filter(Boolean)
      .join(' · ');
    return element(
      'li',
      {},
      element(
        'div',
        { class: `option ${state}` },
        element('span', { class: 'letter' }, letter(index)),
        element('span', { class: 'grow', lang: question.language }, option.text),
        words !== '' && element('span', { class: 'mark' }, spoken('. '), icon(right ? 'pass' : 'error'), words),
      ),
      chosen && feedback(asked, ui),
    );
  });
  return group(asked, ui, 'group', element('ol', { class: 'options' }, ...rows));
}

function feedback({ question, review }: Asked, ui: Ui): HTMLElement {
  const result = question.marked?.correct ? 'quizRight' : 'quizWrong';
  const right = question.options.findIndex(({ id }) => id === question.marked?.right);
  const [own = '', ...reason] = question.marked?.feedback ?? [];
  const { simulate } = question;
  const show = (): void => {
    if (simulate) ui.simulate(simulate);
  };
  return element(
    'div',
    { class: 'feedback' },
    element('h3', { tabindex: '-1', 'data-key': `result-${question.id}` }, ui.text(result)),
    element('p', { lang: question.language }, own),
    ...reason.map((why) => element('p', { lang: question.language }, element('strong', {}, `${letter(right)}: `), why)),
    simulate && element('p', {}, button(ui.text('figureSimulate'), show, { 'data-key': `simulate-${question.id}` })),
    review && element('p', {}, element('a', { href: review.href }, ui.text('quizReread', { section: review.title }))),
  );
}
