import type { CompareSide, CompareView } from '../src/protocol/webview.ts';
import { button, progressRing } from './components.ts';
import { element, icon } from './element.ts';
import { flawTables } from './compareFlaws.ts';
import { measureSections } from './compareMeasures.ts';
import { compareKinds } from './compareKinds.ts';
import type { Section } from './sections.ts';
import { LETTERS } from './sideLetters.ts';
import type { Ui } from './ui.ts';

/** Two pipelines side by side: what they are, what was found, and how it went. */
export function compareSections(view: CompareView, ui: Ui): Section[] {
  const { sides, shared, title, sameWorld } = view;
  const [first, second] = sides;
  const words = sides.map(({ verdict, fault, stale, ...about }) => about);
  const sections: Section[] = [
    { key: 'head', input: [title, words, sameWorld], build: () => head(view, ui) },
    {
      key: 'results',
      input: sides.map(({ verdict, fault, stale }) => [verdict?.summary, fault, stale]),
      build: () => results(sides, ui),
    },
    { key: 'about', input: [words, shared], build: () => about(view, ui) },
  ];
  if (!first.verdict || !second.verdict) return sections;
  const verdicts = [first.verdict, second.verdict] as const;
  return [...sections, ...flawTables(verdicts, ui), ...measureSections(verdicts, ui), ...compareKinds(verdicts, ui)];
}

function head({ title, sides, sameWorld }: CompareView, ui: Ui): HTMLElement {
  const names = sides.map((side, i) =>
    element(
      'li',
      {},
      element('strong', {}, ui.text(i === 0 ? 'compareFirst' : 'compareSecond', { letter: LETTERS[i] ?? '' })),
      ` ${side.title} `,
      element('span', { class: 'quiet' }, side.note),
    ),
  );
  const diff = (): void => {
    ui.post({ type: 'diff' });
  };
  return element(
    'header',
    { class: 'head' },
    element('h1', { tabindex: '-1', 'data-key': 'lesson-title' }, title),
    element('ul', { class: 'names' }, ...names),
    element('p', { class: 'quiet' }, ui.text(sameWorld ? 'compareSameWorld' : 'compareOtherWorld')),
    element('p', {}, button(ui.text('compareDiff'), diff, { 'data-key': 'diff' })),
  );
}

/** What was found in each, in a sentence. */
function results(sides: CompareView['sides'], ui: Ui): HTMLElement {
  const cards = sides.map((side, i) => {
    const { verdict, fault } = side;
    return element(
      'section',
      { class: 'side', 'aria-labelledby': `side-${i}` },
      sideHeading('h2', side, i),
      side.stale && element('p', { class: 'box stale' }, icon('history'), ui.text('compareStale')),
      fault
        ? element('p', {}, icon('error'), ' ', [ui.text('runStopped'), fault.message].join(ui.text('space')))
        : element('p', {}, verdict?.fault?.message ?? verdict?.summary ?? ui.text('compareNotRun')),
    );
  });
  return element('div', { class: 'sides' }, ...cards);
}

function sideHeading(tag: 'h2' | 'h3', { title }: CompareSide, i: number): HTMLElement {
  return element(tag, { id: tag === 'h2' ? `side-${i}` : undefined }, `${LETTERS[i] ?? ''}: ${title}`);
}

/** What is said of one system and not of the other; what is said of both comes last, folded. */
function about({ sides, shared }: CompareView, ui: Ui): HTMLElement {
  const columns = sides.map((side, i) =>
    element(
      'div',
      { class: 'side' },
      sideHeading('h3', side, i),
      element('p', {}, side.summary),
      sentences(ui.text('compareFaithful'), side.faithful),
      sentences(ui.text('compareSimplified'), side.simplified),
    ),
  );
  const both = [...shared.faithful, ...shared.simplified];
  return element(
    'section',
    { class: 'compared' },
    element('h2', {}, ui.text('compareAbout')),
    element('div', { class: 'sides' }, ...columns),
    both.length > 0 &&
      element(
        'details',
        { 'data-key': 'compare-shared' },
        element('summary', { 'data-key': 'compare-shared-summary' }, ui.text('compareShared', { count: both.length })),
        element('ul', {}, ...both.map((sentence) => element('li', {}, sentence))),
      ),
  );
}

const sentences = (title: string, list: readonly string[]): HTMLElement | false =>
  list.length > 0 &&
  element(
    'div',
    {},
    element('p', { class: 'label' }, title),
    element('ul', {}, ...list.map((sentence) => element('li', {}, sentence))),
  );

/** How far the runs are, or that there are none yet. */
export function compareProgress({ running, sides }: CompareView, ui: Ui): HTMLElement {
  if (running) {
    const { side, seedsDone, seedsMax } = running;
    const name = sides[side].title;
    const words =
      seedsMax > 0
        ? ui.text('compareRunning', { name, done: seedsDone, max: seedsMax })
        : ui.text('compareStarting', { name });
    return element('p', { class: 'run' }, progressRing(), words);
  }
  if (isOld(sides)) return element('p', { class: 'run quiet' }, ui.text('compareOld'));
  return element('p', { class: 'run quiet' }, ui.text(hasRun(sides) ? 'compareDone' : 'compareNone'));
}

export const isOld = (sides: CompareView['sides']): boolean => sides.some(({ stale }) => stale);

export const hasRun = (sides: CompareView['sides']): boolean =>
  sides.every(({ verdict, fault }) => verdict !== null || fault !== null);
