import type { TestView } from '../src/protocol/webview.ts';
import { button } from './components.ts';
import { element, icon } from './element.ts';
import { group, letter, markedQuestion, moveFocus, type Asked } from './quiz.ts';
import type { Section } from './sections.ts';
import { percent, type Ui } from './ui.ts';

type TestQuestion = TestView['questions'][number];

/** The place in the attempt under way: the page's own, because it is nobody else's business. */
let place: { readonly of: string; readonly index: number } | null = null;

const attemptOf = ({ packId, moduleId, attempt }: TestView): string => `${packId}/${moduleId}#${attempt}`;

/** The question on the screen: at first the first that is open, then where the reader went. Answering moves nothing. */
export function currentQuestion(test: TestView): number {
  if (place?.of !== attemptOf(test)) place = { of: attemptOf(test), index: Math.max(0, nextOpen(test, -1)) };
  return Math.min(place.index, test.questions.length - 1);
}

/** The first unanswered question after this one, from the beginning again; −1 where there is none. */
export function nextOpen({ questions }: TestView, index: number): number {
  const isOpen = ({ chosen }: TestQuestion): boolean => chosen === null;
  const later = questions.findIndex((question, i) => i > index && isOpen(question));
  return later >= 0 ? later : questions.findIndex(isOpen);
}

/** The question on the screen, whichever it is. */
export const questionPlace = 'current-question';

export function goToQuestion(test: TestView, index: number, ui: Ui): void {
  place = { of: attemptOf(test), index };
  ui.redraw();
  ui.goTo(questionPlace);
}

export function testSections(test: TestView, ui: Ui): Section[] {
  const head = { key: 'head', input: [test.eyebrow, test.title], build: () => heading(test) };
  if (test.open) {
    const index = currentQuestion(test);
    const question = test.questions[index];
    if (!question) return [head];
    const input = [question, index, test.questions.length];
    const chosen = test.questions.map((one) => one.chosen !== null);
    return [
      head,
      { key: 'overview', input: [chosen, index], build: () => overview(test, index, ui) },
      { key: 'question', input, build: () => openQuestion(test, question, index, ui) },
    ];
  }
  if (!test.result) return [head, { key: 'intro', input: [test.draw, test.passMark], build: () => intro(test, ui) }];
  return [head, ...resultSections(test, ui)];
}

const heading = ({ eyebrow, title }: TestView): HTMLElement =>
  element(
    'header',
    { class: 'head' },
    element('p', { class: 'quiet' }, eyebrow),
    element('h1', { tabindex: '-1', 'data-key': 'lesson-title' }, title),
  );

const intro = ({ draw, passMark }: TestView, ui: Ui): HTMLElement =>
  element('p', {}, ui.text('testIntro', { draw, mark: percent(passMark / 100) }));

function openQuestion(test: TestView, question: TestQuestion, index: number, ui: Ui): HTMLElement {
  const choose = (option: string): void => {
    ui.post({ type: 'testAnswer', question: question.id, option });
    ui.goTo(`option-${question.id}-${option}`);
  };
  const inTabOrder = question.options.findIndex(({ id }) => id === question.chosen);
  const rows = question.options.map((option, i) => {
    const chosen = option.id === question.chosen;
    const row = element(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: chosen ? 'option chosen' : 'option',
        'aria-checked': String(chosen),
        'aria-keyshortcuts': letter(i),
        tabindex: i === Math.max(inTabOrder, 0) ? '0' : '-1',
        'data-key': `option-${question.id}-${option.id}`,
      },
      element('span', { class: 'letter' }, letter(i)),
      element('span', { class: 'grow', lang: question.language }, option.text),
      icon(chosen ? 'pass-filled' : 'circle-large-outline'),
    );
    row.addEventListener('click', () => {
      choose(option.id);
    });
    return row;
  });
  const asked: Asked = { question, number: index + 1, total: test.questions.length, review: undefined };
  const fieldset = group(asked, ui, 'radiogroup', element('div', { class: 'options' }, ...rows));
  fieldset.querySelector('legend')?.setAttribute('id', questionPlace);
  fieldset.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const option = question.options[event.key.toUpperCase().charCodeAt(0) - 65];
    if (event.key.length === 1 && option) choose(option.id);
    else if (moveFocus(rows, event.key)) event.preventDefault();
  });
  return element('div', { class: 'test-question' }, fieldset);
}

/** Where one is in the test, what is still open, and the way to every question. */
function overview(test: TestView, index: number, ui: Ui): HTMLElement {
  const places = test.questions.map(({ chosen }, i) => {
    const state = ui.text(chosen === null ? 'testPlaceOpen' : 'testPlaceAnswered');
    const place = element(
      'button',
      {
        type: 'button',
        class: chosen === null ? 'place' : 'place answered',
        'aria-label': ui.text('testPlace', { number: i + 1, state }),
        'aria-current': i === index ? 'step' : undefined,
        'data-key': `place-${i + 1}`,
      },
      String(i + 1),
      chosen !== null && icon('check'),
    );
    place.addEventListener('click', () => {
      goToQuestion(test, i, ui);
    });
    return element('li', {}, place);
  });
  return element('nav', { 'aria-label': ui.text('testOverview') }, element('ol', { class: 'overview' }, ...places));
}

function resultSections(test: TestView, ui: Ui): Section[] {
  const { result, lessons, questions, best, passed, capstone, passMark } = test;
  const input = [result, lessons, best, passed, capstone, passMark];
  const sections: Section[] = [{ key: 'result', input, build: () => resultOf(test, ui) }];
  const missed = questions.filter(({ marked }) => marked && !marked.correct);
  const right = questions.filter(({ marked }) => marked?.correct);
  if (missed.length > 0) {
    const build = (): HTMLElement =>
      element(
        'section',
        { class: 'answers' },
        element('h2', {}, ui.text('testMissed')),
        ...missed.map((question) => answered(test, question, ui)),
      );
    sections.push({ key: 'missed', input: missed, build });
  }
  if (right.length > 0) {
    const build = (): HTMLElement =>
      element(
        'details',
        { class: 'answers', 'data-key': 'test-right' },
        element('summary', { 'data-key': 'test-right-summary' }, ui.text('testRight', { count: right.length })),
        ...right.map((question) => answered(test, question, ui)),
      );
    sections.push({ key: 'right', input: right, build });
  }
  return sections;
}

/** What else there is to do, beside the one way on at the foot: another attempt, and the module's free lab. */
function ways({ passed, capstone }: TestView, ui: Ui): HTMLElement[] {
  if (!passed) return [];
  const again = (): void => {
    ui.post({ type: 'startTest' });
    ui.goTo(questionPlace);
  };
  const follow = (): void => {
    if (capstone) ui.post({ type: 'openLink', href: capstone.href });
  };
  return [
    ...(capstone
      ? [button(ui.text('testCapstone', { title: capstone.title }), follow, { 'data-key': 'capstone' })]
      : []),
    button(ui.text('testAgain'), again, { 'data-key': 'again' }),
  ];
}

function resultOf(test: TestView, ui: Ui): HTMLElement {
  const { result, lessons, best, passMark } = test;
  const passed = result?.passed === true;
  const words = { right: result?.right ?? 0, of: result?.of ?? 0 };
  return element(
    'section',
    { class: 'test-result' },
    element(
      'h2',
      { tabindex: '-1', 'data-key': 'test-result' },
      icon(passed ? 'pass' : 'circle-slash'),
      ` ${ui.text(passed ? 'testPassed' : 'testNotPassed', words)}`,
    ),
    element(
      'p',
      { class: 'quiet' },
      ui.text('testMark', { mark: percent(passMark / 100), right: best?.right ?? 0, of: best?.of ?? 0 }),
    ),
    element('p', { class: 'actions' }, ...ways(test, ui)),
    element(
      'ul',
      { class: 'by-lesson' },
      ...lessons.map(({ id, title, right, of }) =>
        element(
          'li',
          {},
          element('span', { class: 'grow' }, title),
          element('span', { class: 'number' }, ui.text('testOf', { right, of })),
          right < of &&
            element(
              'a',
              { href: `lesson:${id}`, 'aria-label': `${ui.text('testReview')}: ${title}` },
              ui.text('testReview'),
            ),
        ),
      ),
    ),
  );
}

function answered(test: TestView, question: TestQuestion, ui: Ui): HTMLElement {
  const { section, lesson } = question;
  const title = test.lessons.find(({ id }) => id === lesson)?.title ?? lesson;
  const review = { href: section === null ? `lesson:${lesson}` : `lesson:${lesson}#${section}`, title };
  return markedQuestion(
    { question, number: test.questions.indexOf(question) + 1, total: test.questions.length, review },
    ui,
  );
}
