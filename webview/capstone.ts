import type { MeasureName } from '../src/core/course/capstone.ts';
import type { CapstoneVerdict } from '../src/core/grading/capstoneVerdict.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { element } from './element.ts';
import type { Section } from './sections.ts';
import { points as percentage, whole, type Ui } from './ui.ts';

const names: Readonly<Record<MeasureName, WebviewStringKey>> = {
  knowledge: 'capstoneKnowledge',
  tailAlive: 'capstoneTailAlive',
  harm: 'capstoneHarm',
  flattery: 'capstoneFlattery',
  price: 'capstonePrice',
};

/** How a loop does beside the reference points of its lab: in a sentence, as a table, and what to try next. */
export function capstoneSection(capstone: CapstoneVerdict, ui: Ui): Section {
  return { key: 'capstone', input: capstone, build: () => section(capstone, ui) };
}

function section(capstone: CapstoneVerdict, ui: Ui): HTMLElement {
  const { sentence, next, seeds } = capstone;
  return element(
    'section',
    { class: 'capstone' },
    element('h2', {}, ui.text('capstone')),
    element('p', { class: 'column' }, sentence),
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': ui.text('capstoneScroll') },
      table(capstone, ui),
    ),
    element('p', { class: 'quiet column' }, ui.text('capstoneNote', { seeds: seeds.join(ui.text('comma')) })),
    next !== undefined && element('h3', {}, ui.text('capstoneNext')),
    next !== undefined && element('p', { class: 'column' }, next),
  );
}

/** Our best stands last, and the learner's loop right above it. */
function table({ measures, references, points }: CapstoneVerdict, ui: Ui): HTMLElement {
  const counted = measures.map(({ measure }) => measure);
  const rows = references.map(({ title, values, points: score }) =>
    row(title, [...counted.map((measure) => amount(measure, values[measure] ?? null, ui)), inPoints(score)]),
  );
  const yours = [
    row(
      ui.text('capstoneYours'),
      [...measures.map(({ measure, value }) => amount(measure, value, ui)), inPoints(points)],
      'yours',
    ),
    row(ui.text('capstoneItsPoints'), [...measures.map((placed) => inPoints(placed.points)), ''], 'quiet'),
  ];
  const weights = row(ui.text('capstoneWeight'), [...measures.map(({ weight }) => whole(weight)), ''], 'quiet');
  const heads = [...counted.map((measure) => names[measure]), 'capstonePoints'] as const;
  return element(
    'table',
    { class: 'numbers', 'aria-label': ui.text('capstoneScroll') },
    element(
      'thead',
      {},
      element('tr', {}, element('td', {}), ...heads.map((key) => element('th', { scope: 'col' }, ui.text(key)))),
    ),
    element('tbody', {}, ...rows.slice(0, -1), ...yours, ...rows.slice(-1), weights),
  );
}

const row = (name: string, cells: readonly string[], kind?: string): HTMLElement =>
  element(
    'tr',
    { class: kind },
    element('th', { scope: 'row' }, name),
    ...cells.map((cell) => element('td', {}, cell)),
  );

/** Rounded down, as scores are. */
const inPoints = (score: number): string => whole(Math.floor(score + 1e-9));

function amount(measure: MeasureName, value: number | null, ui: Ui): string {
  if (value === null) return ui.text('capstoneNothing');
  return measure === 'price' ? ui.text('capstoneUnits', { units: whole(value) }) : percentage(100 * value);
}
