import type { FlawVerdict, Verdict } from '../src/core/grading/verdict.ts';
import { element } from './element.ts';
import { measured } from './measured.ts';
import type { Section } from './sections.ts';
import { whole, type Ui } from './ui.ts';

/** What a passed pipeline passed by, how close that was, and what is left to gain. A capstone says so beside its table. */
export function passedSections(verdict: Verdict, ui: Ui): Section[] {
  const { passed, scored, capstone, flaws, score } = verdict;
  if (!passed || scored === false || capstone) return [];
  return [{ key: 'passed', input: [flaws, score], build: () => section(flaws, score, ui) }];
}

function section(flaws: readonly FlawVerdict[], score: number, ui: Ui): HTMLElement {
  const clear = flaws.filter(({ state }) => state === 'clear');
  const near = clear.filter(({ evidence }) => evidence.nearLimit);
  const open = flaws.filter(({ state, weight }) => (state === 'flawed' || state === 'provisional') && weight > 0);
  const titles = clear.map(({ title }) => title).join(', ');
  return element(
    'section',
    { class: 'passed' },
    element('h2', {}, ui.text('passedWhy')),
    clear.length > 0 && element('p', { class: 'column' }, ui.text('passedChecked', { titles })),
    element('h3', {}, ui.text('passedNear')),
    near.length === 0
      ? element('p', { class: 'column' }, ui.text('passedNearNone'))
      : list(near.map((flaw) => nearness(flaw, ui))),
    element('h3', {}, ui.text('passedMore')),
    open.length === 0
      ? element('p', { class: 'column' }, ui.text('passedMoreNone', { score: whole(score) }))
      : list(open.map((flaw) => [gain(flaw, ui)])),
  );
}

const nearness = (flaw: FlawVerdict, ui: Ui): (string | HTMLElement)[] => {
  const numbers = measured(flaw, ui).flatMap((part, i) => (i === 0 ? [part] : [' · ', part]));
  return [`${flaw.title}: `, ...numbers, `. ${flaw.limit}`];
};

const gain = ({ title, weight, evidence }: FlawVerdict, ui: Ui): string =>
  ui.text('passedMorePoints', { title, points: whole(weight), fix: evidence.fix });

const list = (items: readonly (readonly (string | HTMLElement)[])[]): HTMLElement =>
  element('ul', { class: 'column' }, ...items.map((parts) => element('li', {}, ...parts)));
