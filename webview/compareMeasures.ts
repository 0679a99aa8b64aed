import type { GenerationMetrics, Metrics, Verdict } from '../src/core/grading/verdict.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { measuresOf, type Measure } from './charts.ts';
import { inPercent, scrolling, type ChartTable } from './chartTable.ts';
import { element } from './element.ts';
import { exportMenu } from './exportChart.ts';
import { overlay, type Curve } from './overlay.ts';
import type { Section } from './sections.ts';
import { LETTERS } from './sideLetters.ts';
import { percent, signed, type Ui } from './ui.ts';

type Both = readonly [Metrics, Metrics];

/** How both runs of the first seed went: in pictures, at the end, and generation by generation. Nothing where they are no loops. */
export function measureSections([first, second]: readonly [Verdict, Verdict], ui: Ui): Section[] {
  if (!first.metrics || !second.metrics) return [];
  const runs = [first.metrics, second.metrics] as const;
  const input = runs.map(({ generations, paused }) => [generations, paused]);
  return [{ key: 'measures', input, build: () => section(runs, ui) }];
}

function section(runs: Both, ui: Ui): HTMLElement {
  const measures = measuresOfBoth(runs);
  return element(
    'section',
    { class: 'compared' },
    element('h2', {}, ui.text('charts')),
    element('p', { class: 'column' }, ui.text('compareCharts')),
    ...runs.map(
      ({ paused }, i) =>
        paused &&
        element('p', {}, `${LETTERS[i] ?? ''}: ${ui.text('chartsPaused', { t: paused.t, reason: paused.reason })}`),
    ),
    element('div', { class: 'charts' }, ...measures.map((measure) => figure(measure, runs, ui))),
    element('h3', {}, ui.text('compareEnd')),
    scrolling(ui.text('compareEnd'), endTable(measures, runs, ui)),
    element(
      'details',
      { 'data-key': 'compare-table' },
      element('summary', { 'data-key': 'compare-table-summary' }, ui.text('compareTable')),
      scrolling(ui.text('tableScroll'), wholeTable(measures, runs, ui)),
    ),
  );
}

/** What is measured in either run; where only one world has it, the other has none of it. */
function measuresOfBoth(runs: Both): readonly Measure[] {
  const all = runs.flatMap(({ generations }) => measuresOf(generations[0]));
  const names = new Set(all.map(({ name }) => name));
  return [...names].flatMap((name) => all.find((measure) => measure.name === name) ?? []);
}

const has = (name: WebviewStringKey, { generations }: Metrics): boolean =>
  name === 'flattery' || measuresOf(generations[0]).some((measure) => measure.name === name);

const curveOf = (measure: Measure, run: Metrics, i: number): Curve => ({
  label: LETTERS[i] ?? '',
  values: has(measure.name, run)
    ? run.generations.map((generation) => ({ t: generation.t, y: measure.of(generation) }))
    : [],
});

function figure(measure: Measure, runs: Both, ui: Ui): HTMLElement {
  const curves = [curveOf(measure, runs[0], 0), curveOf(measure, runs[1], 1)] as const;
  const name = ui.text(measure.name);
  const spoken = curves
    .filter(({ values }) => values.length > 0)
    .map(({ label, values }) =>
      ui.text('compareCurve', { name: label, from: percent(values[0]?.y ?? 0), to: percent(values.at(-1)?.y ?? 0) }),
    )
    .join(ui.text('space'));
  const svg = overlay(curves, `${name}. ${spoken}`, percent);
  const exported = {
    key: measure.name,
    title: name,
    table: () => numbers(name, curves, ui),
    picture: () => ({ svg, summary: spoken, key: [] }),
  };
  return element(
    'figure',
    {},
    element('figcaption', {}, element('span', { class: 'strong' }, name)),
    svg,
    exportMenu(exported, ui),
  );
}

const numbers = (name: string, curves: readonly Curve[], ui: Ui): ChartTable => ({
  head: [ui.text('generation'), ...curves.map(({ label }) => ui.text('exportPercent', { name: `${name}, ${label}` }))],
  rows: Array.from({ length: Math.max(...curves.map(({ values }) => values.length)) }, (_, t) => [
    t,
    ...curves.map(({ values }) => {
      const there = values[t];
      return there ? inPercent(there.y) : '';
    }),
  ]),
});

const last = ({ generations }: Metrics): GenerationMetrics | undefined => generations.at(-1);

function endTable(measures: readonly Measure[], runs: Both, ui: Ui): HTMLElement {
  const rows = measures.map((measure) => {
    const ends = runs.map((run) => {
      const [from, to] = [run.generations[0], last(run)];
      return has(measure.name, run) && from && to ? { from: measure.of(from), to: measure.of(to) } : undefined;
    });
    const [first, second] = ends;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, ui.text(measure.name)),
      ...ends.map((end) => element('td', {}, end ? `${percent(end.from)} → ${percent(end.to)}` : '–')),
      element('td', {}, first && second ? signed(100 * (second.to - first.to)) : '–'),
    );
  });
  const head = [ui.text('compareMeasure'), ...LETTERS, ui.text('compareDifference')];
  return element(
    'table',
    { class: 'numbers' },
    element('thead', {}, element('tr', {}, ...head.map((name) => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, ...rows),
  );
}

/** Every generation of both, measure by measure. */
function wholeTable(measures: readonly Measure[], runs: Both, ui: Ui): HTMLElement {
  const longest = Math.max(...runs.map(({ generations }) => generations.length));
  const rows = Array.from({ length: longest }, (_, t) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(t)),
      ...measures.flatMap((measure) =>
        runs.map((run) => {
          const generation = run.generations[t];
          return element('td', {}, generation && has(measure.name, run) ? percent(measure.of(generation)) : '–');
        }),
      ),
    ),
  );
  return element(
    'table',
    { class: 'numbers' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col', rowspan: '2' }, ui.text('generation')),
        ...measures.map(({ name }) => element('th', { scope: 'colgroup', colspan: '2' }, ui.text(name))),
      ),
      element('tr', {}, ...measures.flatMap(() => LETTERS.map((letter) => element('th', { scope: 'col' }, letter)))),
    ),
    element('tbody', {}, ...rows),
  );
}
