import type { GenerationMetrics, Metrics, Verdict } from '../src/core/grading/verdict.ts';
import { scrolling, type ChartTable } from './chartTable.ts';
import { element, unsaid } from './element.ts';
import { exportMenu } from './exportChart.ts';
import { axisOf, headOf, measuresOf, plain, written, type Measure } from './measures.ts';
import { overlay, type Curve } from './overlay.ts';
import type { Section } from './sections.ts';
import { LETTERS } from './sideLetters.ts';
import { signed, type Ui } from './ui.ts';

type Run = Pick<Verdict, 'measures'> & { readonly metrics: Metrics };
type Both = readonly [Run, Run];

/** How both runs of the first seed went: in pictures, at the end, and generation by generation. Nothing where they are no loops. */
export function measureSections([first, second]: readonly [Verdict, Verdict], ui: Ui): Section[] {
  if (!first.metrics || !second.metrics) return [];
  const runOf = ({ measures }: Verdict, metrics: Metrics): Run => ({ metrics, ...(measures && { measures }) });
  const runs = [runOf(first, first.metrics), runOf(second, second.metrics)] as const;
  const input = runs.map(({ metrics: { generations, paused }, measures }) => [generations, paused, measures]);
  return [{ key: 'measures', input, build: () => section(runs, ui) }];
}

function section(runs: Both, ui: Ui): HTMLElement {
  const measures = measuresOfBoth(runs, ui);
  return element(
    'section',
    { class: 'compared' },
    element('h2', {}, ui.text('charts')),
    element('p', { class: 'column' }, ui.text('compareCharts')),
    ...runs.map(
      ({ metrics: { paused } }, i) =>
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
function measuresOfBoth(runs: Both, ui: Ui): readonly Measure[] {
  const all = runs.flatMap((run) => measuresOf(run, ui));
  return all.filter(({ key }, i) => all.findIndex((other) => other.key === key) === i);
}

const has = ({ key }: Measure, run: Run, ui: Ui): boolean =>
  key === 'flattery' || measuresOf(run, ui).some((measure) => measure.key === key);

const curveOf = (measure: Measure, run: Run, i: number, ui: Ui): Curve => ({
  label: LETTERS[i] ?? '',
  values: has(measure, run, ui)
    ? run.metrics.generations.map((generation) => ({ t: generation.t, y: measure.of(generation) }))
    : [],
});

function figure(measure: Measure, runs: Both, ui: Ui): HTMLElement {
  const curves = [curveOf(measure, runs[0], 0, ui), curveOf(measure, runs[1], 1, ui)] as const;
  const { key, name } = measure;
  const write = (value: number): string => written(measure, value);
  const spoken = curves
    .filter(({ values }) => values.length > 0)
    .map(({ label, values }) =>
      ui.text('compareCurve', { name: label, from: write(values[0]?.y ?? 0), to: write(values.at(-1)?.y ?? 0) }),
    )
    .join(ui.text('space'));
  const svg = overlay(curves, `${name}. ${spoken}`, {
    axis: (values) => axisOf(measure, values),
    format: write,
  });
  const exported = {
    key,
    title: name,
    table: () => numbers(measure, curves, ui),
    picture: () => ({ svg, summary: spoken, key: [] }),
  };
  return element(
    'figure',
    {},
    element('figcaption', unsaid, element('span', { class: 'strong' }, name)),
    svg,
    exportMenu(exported, ui),
  );
}

const numbers = (measure: Measure, curves: readonly Curve[], ui: Ui): ChartTable => ({
  head: [ui.text('generation'), ...curves.map(({ label }) => headOf(measure, `${measure.name}, ${label}`, ui))],
  rows: Array.from({ length: Math.max(...curves.map(({ values }) => values.length)) }, (_, t) => [
    t,
    ...curves.map(({ values }) => {
      const there = values[t];
      return there ? plain(measure, there.y) : '';
    }),
  ]),
});

const last = ({ metrics }: Run): GenerationMetrics | undefined => metrics.generations.at(-1);

function endTable(measures: readonly Measure[], runs: Both, ui: Ui): HTMLElement {
  const rows = measures.map((measure) => {
    const ends = runs.map((run) => {
      const [from, to] = [run.metrics.generations[0], last(run)];
      return has(measure, run, ui) && from && to ? { from: measure.of(from), to: measure.of(to) } : undefined;
    });
    const [first, second] = ends;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, measure.name),
      ...ends.map((end) =>
        element('td', {}, end ? `${written(measure, end.from)} → ${written(measure, end.to)}` : '–'),
      ),
      element(
        'td',
        {},
        first && second ? signed((measure.unit === 'percent' ? 100 : 1) * (second.to - first.to)) : '–',
      ),
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
  const longest = Math.max(...runs.map(({ metrics }) => metrics.generations.length));
  const rows = Array.from({ length: longest }, (_, t) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(t)),
      ...measures.flatMap((measure) =>
        runs.map((run) => {
          const generation = run.metrics.generations[t];
          return element(
            'td',
            {},
            generation && has(measure, run, ui) ? written(measure, measure.of(generation)) : '–',
          );
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
        ...measures.map(({ name }) => element('th', { scope: 'colgroup', colspan: '2' }, name)),
      ),
      element('tr', {}, ...measures.flatMap(() => LETTERS.map((letter) => element('th', { scope: 'col' }, letter)))),
    ),
    element('tbody', {}, ...rows),
  );
}
