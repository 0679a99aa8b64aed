import { dot, line, plot, ruleX, ruleY } from '@observablehq/plot';
import type { GenerationMetrics, Verdict } from '../src/core/grading/verdict.ts';
import type { LessonView, PastRunView, ReportView } from '../src/protocol/webview.ts';
import { scrolling, type ChartTable } from './chartTable.ts';
import { element, icon, setAttributes, unsaid } from './element.ts';
import { exportMenu } from './exportChart.ts';
import { ghostClass, ghostDash, runKey, runName, type RunsShown } from './ghosts.ts';
import { lessonButton, lessonPlace } from './lessonPlace.ts';
import { askedOf, axisOf, headOf, measuresOf, plain, written, type Measure } from './measures.ts';
import type { Section } from './sections.ts';
import { percent, type Ui } from './ui.ts';

/** How the run went, with the runs before it as ghosts. */
export function chartSections(
  { metrics, measures, seeds }: Pick<Verdict, 'metrics' | 'measures' | 'seeds'>,
  { run, past }: Pick<ReportView, 'run' | 'past'>,
  lesson: LessonView | null,
  ui: Ui,
): Section[] {
  if (!metrics || metrics.generations.length === 0) return [];
  const { generations, paused } = metrics;
  const explained = new Map(
    measures?.list.map((own) => [own.id, lessonPlace(own.lesson, lesson)] as const).filter(([, place]) => place),
  );
  return [
    {
      key: 'charts',
      input: [generations, paused, measures, seeds.length, [...explained], run, past],
      build: () => charts({ metrics, measures, seeds }, { run, past }, explained, ui),
    },
  ];
}

/** Small multiples: one line each, so nothing needs a colour to be told apart. */
function charts(
  verdict: Pick<Verdict, 'measures' | 'seeds'> & { readonly metrics: NonNullable<Verdict['metrics']> },
  runs: RunsShown,
  explained: ReadonlyMap<string, string | undefined>,
  ui: Ui,
): HTMLElement {
  const { generations, paused } = verdict.metrics;
  const measures = measuresOf(verdict, ui);
  const harm = generations.at(-1)?.harm;
  const key = runKey(runs, ui);
  const drawn = measures.map((measure) => {
    const place = explained.get(measure.own?.id ?? '');
    return chart({ measure, generations, paused: paused?.t, place, runs, key }, ui);
  });
  return element(
    'section',
    { class: 'by-generation' },
    element('h2', {}, ui.text('charts')),
    verdict.seeds.length > 1 &&
      element('p', { class: 'quiet column' }, ui.text('chartsOne', { count: verdict.seeds.length })),
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
        ...measures.map(({ name, means }) => element('div', {}, element('dt', {}, name), element('dd', {}, means))),
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
  /** Where the lesson explains it. */
  readonly place: string | undefined;
  readonly runs: RunsShown;
  readonly key: HTMLElement | null;
}

function chart(shown: MeasureChart, ui: Ui): HTMLElement {
  const { measure, generations, place, key } = shown;
  const { key: id, name, own } = measure;
  const write = (value: number): string => written(measure, value);
  const values = generations.map(measure.of);
  const first = values[0] ?? 0;
  const last = values.at(-1) ?? 0;
  const asked = askedOf(measure, ui);
  const before = pastOf(shown).map((past) =>
    ui.text('chartGhost', { run: past.number, to: write(endOf(measure, past.generations)) }),
  );
  const ownWords = ui.text('chartSummary', {
    from: write(first),
    to: write(last),
    last: generations.at(-1)?.t ?? 0,
    lowest: write(Math.min(...values)),
    highest: write(Math.max(...values)),
  });
  const summary = [ownWords, ...(asked === null ? [] : [asked]), ...before].join(' ');
  const svg = drawing(shown, `${name}: ${summary}`);
  const exported = {
    key: id,
    title: name,
    table: () => numbers(shown, ui),
    picture: () => ({ svg, summary, key: key ? ([...key.children] as HTMLElement[]) : [] }),
  };
  return element(
    'figure',
    {},
    element('figcaption', unsaid, element('span', { class: 'strong' }, name), ` ${write(first)} → ${write(last)}`),
    svg,
    asked !== null &&
      element(
        'p',
        { class: `state ${own?.met ? 'clear' : 'flawed'}` },
        icon(own?.met ? 'pass' : 'error'),
        element('span', {}, asked),
      ),
    place !== undefined && element('p', {}, lessonButton(place, `read-${id}`, name, ui)),
    exportMenu(exported, ui),
  );
}

/** The runs before that were measured so: a lab's own measures may be younger than they are. */
const pastOf = ({ measure, runs }: MeasureChart): readonly PastRunView[] =>
  runs.past.filter(({ generations }) => Number.isFinite(endOf(measure, generations)));

const endOf = (measure: Measure, generations: readonly GenerationMetrics[]): number => {
  const last = generations.at(-1);
  return last ? measure.of(last) : NaN;
};

function drawing(shown: MeasureChart, label: string): SVGSVGElement {
  const { measure, generations: data, paused } = shown;
  const past = pastOf(shown);
  const required = measure.own?.required;
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
    y: {
      label: null,
      ...axisOf(measure, required === undefined ? values : [...values, required]),
      tickFormat: (value: number) => written(measure, value),
      grid: true,
    },
    marks: [
      paused === undefined ? null : ruleX([paused], { strokeDasharray: '2 3', className: 'paused' }),
      required === undefined ? null : ruleY([required], { strokeDasharray: '6 3', className: 'required' }),
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
  const { name } = measure;
  const unit = (run: string): string => headOf(measure, run === '' ? name : `${name}, ${run}`, ui);
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
        return generation ? plain(measure, measure.of(generation)) : '';
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
          return element('td', {}, generation ? written(measure, measure.of(generation)) : '–');
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
        ...measures.map(({ name }) => element('th', wide, name)),
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
