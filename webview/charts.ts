import { dot, line, plot, ruleX } from '@observablehq/plot';
import type { GenerationMetrics, Metrics } from '../src/core/grading/verdict.ts';
import type { PastRunView, ReportView } from '../src/protocol/webview.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { inPercent, scrolling, type ChartTable } from './chartTable.ts';
import { element, setAttributes } from './element.ts';
import { exportMenu } from './exportChart.ts';
import { ghostClass, ghostDash, runKey, runName, type RunsShown } from './ghosts.ts';
import type { Section } from './sections.ts';
import { percent, type Ui } from './ui.ts';

/** Small multiples: one line each, so nothing needs a colour to be told apart. */
export interface Measure {
  readonly name: WebviewStringKey;
  /** What is counted, in a sentence. */
  readonly means: WebviewStringKey;
  readonly of: (generation: GenerationMetrics) => number;
}

const everywhere: readonly Measure[] = [
  { name: 'knowledge', means: 'knowledgeMeans', of: ({ knowledge }) => knowledge },
  { name: 'tailAlive', means: 'tailAliveMeans', of: ({ tailAlive }) => tailAlive },
  { name: 'diversity', means: 'diversityMeans', of: ({ diversity }) => diversity },
];

/** What is measured in every world, and what goes wrong in this kind of one. */
export function measuresOf(first: GenerationMetrics | undefined): readonly Measure[] {
  if (first?.agent) {
    return [
      ...everywhere,
      { name: 'success', means: 'successMeans', of: (generation) => generation.agent?.success ?? 0 },
      { name: 'whenFailing', means: 'whenFailingMeans', of: (generation) => generation.agent?.whenFailing ?? 0 },
    ];
  }
  if (first?.harm) {
    return [...everywhere, { name: 'harm', means: 'harmMeans', of: (generation) => generation.harm?.total ?? 0 }];
  }
  return [...everywhere, { name: 'flattery', means: 'flatteryMeans', of: ({ flattery }) => flattery }];
}

/** How the run went, with the runs before it as ghosts. */
export function chartSections(metrics: Metrics, { run, past }: Pick<ReportView, 'run' | 'past'>, ui: Ui): Section[] {
  const { generations, paused } = metrics;
  if (generations.length === 0) return [];
  return [
    {
      key: 'charts',
      input: [generations, paused, run, past],
      build: () => charts(metrics, { run, past }, ui),
    },
  ];
}

function charts({ generations, paused }: Metrics, runs: RunsShown, ui: Ui): HTMLElement {
  const measures = measuresOf(generations[0]);
  const harm = generations.at(-1)?.harm;
  const key = runKey(runs, ui);
  const drawn = measures.map((measure) => chart({ measure, generations, paused: paused?.t, runs, key }, ui));
  return element(
    'section',
    { class: 'by-generation' },
    element('h2', {}, ui.text('charts')),
    paused && element('p', { class: 'column' }, ui.text('chartsPaused', { t: paused.t, reason: paused.reason })),
    key,
    element('div', { class: 'charts' }, ...drawn),
    harm && element('p', { class: 'column' }, ui.text('harmKinds', { kinds: harmKinds(harm.classes, ui) })),
    element(
      'details',
      { 'data-key': 'chart-means' },
      element('summary', { 'data-key': 'chart-means-summary' }, ui.text('chartMeans')),
      element(
        'dl',
        { class: 'column' },
        ...measures.map(({ name, means }) =>
          element('div', {}, element('dt', {}, ui.text(name)), element('dd', {}, ui.text(means))),
        ),
      ),
    ),
    element(
      'details',
      { 'data-key': 'chart-table' },
      element('summary', { 'data-key': 'chart-table-summary' }, ui.text('table')),
      scrolling(ui.text('tableScroll'), table(measures, generations, runs, ui)),
    ),
  );
}

/** "unsuitable advice 3%, false comfort 1%". */
const harmKinds = (classes: Readonly<Record<string, number>>, ui: Ui): string =>
  Object.entries(classes)
    .map(([name, share]) => ui.text('harmKind', { name: name.replaceAll('-', ' '), share: percent(share) }))
    .join(ui.text('comma'));

interface MeasureChart {
  readonly measure: Measure;
  readonly generations: readonly GenerationMetrics[];
  readonly paused: number | undefined;
  readonly runs: RunsShown;
  readonly key: HTMLElement | null;
}

function chart(shown: MeasureChart, ui: Ui): HTMLElement {
  const { measure, generations, runs, key } = shown;
  const shares = generations.map(measure.of);
  const first = shares[0] ?? 0;
  const last = shares.at(-1) ?? 0;
  const before = runs.past.map((past) =>
    ui.text('chartGhost', { run: past.number, to: percent(endOf(measure, past.generations)) }),
  );
  const own = ui.text('chartSummary', {
    from: percent(first),
    to: percent(last),
    last: generations.at(-1)?.t ?? 0,
    lowest: percent(Math.min(...shares)),
    highest: percent(Math.max(...shares)),
  });
  const summary = [own, ...before].join(' ');
  const name = ui.text(measure.name);
  const svg = drawing(shown, `${name}: ${summary}`);
  const exported = {
    key: measure.name,
    title: name,
    table: () => numbers(shown, ui),
    picture: () => ({ svg, summary, key: key ? ([...key.children] as HTMLElement[]) : [] }),
  };
  return element(
    'figure',
    {},
    element('figcaption', {}, element('span', { class: 'strong' }, name), ` ${percent(first)} → ${percent(last)}`),
    svg,
    exportMenu(exported, ui),
  );
}

const endOf = (measure: Measure, generations: readonly GenerationMetrics[]): number => {
  const last = generations.at(-1);
  return last ? measure.of(last) : 0;
};

function drawing({ measure, generations: data, paused, runs: { past } }: MeasureChart, label: string): SVGSVGElement {
  const values = [data, ...past.map(({ generations }) => generations)].flat().map(measure.of);
  const last = Math.max(data.length, ...past.map(({ generations }) => generations.length));
  const ghost = ({ generations }: PastRunView, i: number) =>
    line(generations, { x: 't', y: measure.of, className: ghostClass(i), strokeDasharray: ghostDash(i) });
  const svg = plot({
    width: 280,
    height: 132,
    marginLeft: 40,
    marginRight: 12,
    marginTop: 10,
    marginBottom: 24,
    className: 'plot',
    x: {
      label: null,
      tickFormat: 'd',
      ticks: Array.from({ length: last }, (_, t) => t).filter((t) => t % Math.ceil(last / 6) === 0),
    },
    y: { label: null, domain: [0, Math.max(1, ...values)], ticks: [0, 0.5, 1], tickFormat: percent, grid: true },
    marks: [
      paused === undefined ? null : ruleX([paused], { strokeDasharray: '2 3', className: 'paused' }),
      ...past.map(ghost).reverse(),
      line(data, { x: 't', y: measure.of, className: 'curve', strokeWidth: 2 }),
      dot(data.slice(-1), { x: 't', y: measure.of, className: 'end', r: 3, fill: 'currentColor' }),
    ],
  });
  return tidyPlot(svg, label);
}

/**
 * Makes a plot one image with a name, styled by panel.css alone: Plot's own style element is taken out before the page's
 * policy would refuse it.
 */
export function tidyPlot(svg: Element, label: string): SVGSVGElement {
  // Only a plot with a title or a legend of Plot's own is something else, and none of ours has one.
  if (!(svg instanceof SVGSVGElement)) throw new Error('A plot is more than its picture.');
  for (const style of svg.querySelectorAll('style')) style.remove();
  // Plot names its groups for a reader of SVG; within one image with a name of its own that is noise.
  for (const mark of svg.querySelectorAll('g:not([aria-hidden])')) mark.removeAttribute('aria-label');
  setAttributes(svg, { role: 'img', 'aria-label': label });
  return svg;
}

/** One measure, this run beside those before it. */
function numbers({ measure, generations, runs }: MeasureChart, ui: Ui): ChartTable {
  const all = [generations, ...runs.past.map((past) => past.generations)];
  const name = ui.text(measure.name);
  const unit = (run: string): string => ui.text('exportPercent', { name: run === '' ? name : `${name}, ${run}` });
  const names = [
    runs.past.length > 0 ? runName(runs.run, ui) : '',
    ...runs.past.map((past) => runName(past.number, ui)),
  ];
  const length = Math.max(...all.map((run) => run.length));
  return {
    head: [ui.text('generation'), ...names.map(unit)],
    rows: Array.from({ length }, (_, t) => [
      t,
      ...all.map((run) => {
        const generation = run[t];
        return generation ? inPercent(measure.of(generation)) : '';
      }),
    ]),
  };
}

/** Every measure by generation; where runs came before, each has a column of its own. */
function table(
  measures: readonly Measure[],
  generations: readonly GenerationMetrics[],
  { run, past }: RunsShown,
  ui: Ui,
): HTMLElement {
  const all = [generations, ...past.map((one) => one.generations)];
  const rows = Array.from({ length: Math.max(...all.map((one) => one.length)) }, (_, t) => {
    const own = generations[t];
    const trained = own && own.trained > 0;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(t)),
      ...measures.flatMap((measure) =>
        all.map((one) => {
          const generation = one[t];
          return element('td', {}, generation ? percent(measure.of(generation)) : '–');
        }),
      ),
      element('td', {}, trained ? ui.text('humanOf', { human: own.human, trained: own.trained }) : '–'),
    );
  });
  const spans = past.length > 0 ? '2' : undefined;
  const column = (words: string): HTMLElement => element('th', { scope: 'col', rowspan: spans }, words);
  const runs = [run, ...past.map(({ number }) => number)];
  const wide = {
    scope: past.length > 0 ? 'colgroup' : 'col',
    colspan: past.length > 0 ? String(runs.length) : undefined,
  };
  return element(
    'table',
    { class: 'numbers' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        column(ui.text('generation')),
        ...measures.map(({ name }) => element('th', wide, ui.text(name))),
        column(ui.text('humanItems')),
      ),
      past.length > 0 &&
        element(
          'tr',
          {},
          ...measures.flatMap(() => runs.map((number) => element('th', { scope: 'col' }, runName(number, ui)))),
        ),
    ),
    element('tbody', {}, ...rows),
  );
}
