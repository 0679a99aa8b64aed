import { dot, line, plot, ruleX } from '@observablehq/plot';
import type { GenerationMetrics, Metrics } from '../src/core/grading/verdict.ts';
import type { ReportView } from '../src/protocol/webview.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { element, setAttributes } from './element.ts';
import { exportButton } from './exportChart.ts';
import type { Section } from './sections.ts';
import { percent, type Ui } from './ui.ts';

/** Small multiples: one line each, so nothing needs a colour to be told apart. */
export interface Measure {
  readonly name: WebviewStringKey;
  readonly of: (generation: GenerationMetrics) => number;
}

const everywhere: readonly Measure[] = [
  { name: 'knowledge', of: ({ knowledge }) => knowledge },
  { name: 'tailAlive', of: ({ tailAlive }) => tailAlive },
  { name: 'diversity', of: ({ diversity }) => diversity },
];

/** What is measured in every world, and what goes wrong in this kind of one. */
export function measuresOf(first: GenerationMetrics | undefined): readonly Measure[] {
  if (first?.agent) {
    return [
      ...everywhere,
      { name: 'success', of: (generation) => generation.agent?.success ?? 0 },
      { name: 'whenFailing', of: (generation) => generation.agent?.whenFailing ?? 0 },
    ];
  }
  if (first?.harm) return [...everywhere, { name: 'harm', of: (generation) => generation.harm?.total ?? 0 }];
  return [...everywhere, { name: 'flattery', of: ({ flattery }) => flattery }];
}

type Earlier = ReportView['earlier'];

/** `earlier` runs are drawn behind, as far as they measured the same. */
export function chartSections(metrics: Metrics, earlier: Earlier, ui: Ui): Section[] {
  if (metrics.generations.length === 0) return [];
  const input = [metrics.generations, metrics.paused, earlier];
  return [{ key: 'charts', input, build: () => charts(metrics, earlier, ui) }];
}

function charts({ generations, paused }: Metrics, before: Earlier, ui: Ui): HTMLElement {
  const measures = measuresOf(generations[0]);
  const isAlike = ({ generations: [first] }: Earlier[number]): boolean =>
    measuresOf(first).every(({ name }, i) => name === measures[i]?.name);
  const earlier = before.filter(isAlike);
  const ghosts = earlier.map(({ number }) => ui.text('runNumber', { number })).join(', ');
  const harm = generations.at(-1)?.harm;
  return element(
    'section',
    {},
    element('h2', {}, ui.text('charts')),
    paused && element('p', { class: 'column' }, ui.text('chartsPaused', { t: paused.t, reason: paused.reason })),
    ghosts !== '' && element('p', { class: 'column quiet' }, ui.text('chartGhost', { runs: ghosts })),
    element(
      'div',
      { class: 'charts' },
      ...measures.map((measure) => chart(measure, generations, earlier, paused?.t, ui)),
    ),
    harm && element('p', { class: 'column' }, ui.text('harmKinds', { kinds: harmKinds(harm.classes, ui) })),
    element(
      'details',
      { 'data-key': 'chart-table' },
      element('summary', { 'data-key': 'chart-table-summary' }, ui.text('table')),
      element(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': ui.text('tableScroll') },
        table(measures, generations, ui),
      ),
    ),
  );
}

/** "unsuitable advice 3%, false comfort 1%". */
const harmKinds = (classes: Readonly<Record<string, number>>, ui: Ui): string =>
  Object.entries(classes)
    .map(([name, share]) => ui.text('harmKind', { name: name.replaceAll('-', ' '), share: percent(share) }))
    .join(ui.text('comma'));

function chart(
  measure: Measure,
  generations: readonly GenerationMetrics[],
  earlier: Earlier,
  paused: number | undefined,
  ui: Ui,
): HTMLElement {
  const shares = generations.map(measure.of);
  const first = shares[0] ?? 0;
  const last = shares.at(-1) ?? 0;
  const summary = ui.text('chartSummary', {
    from: percent(first),
    to: percent(last),
    last: generations.at(-1)?.t ?? 0,
    lowest: percent(Math.min(...shares)),
    highest: percent(Math.max(...shares)),
  });
  const name = ui.text(measure.name);
  const ended = earlier.map(({ number, generations: ghost }) => {
    const [from, to] = [ghost[0], ghost.at(-1)].map((generation) => percent(generation ? measure.of(generation) : 0));
    return `${ui.text('runNumber', { number })}: ${from ?? ''} → ${to ?? ''}.`;
  });
  const svg = drawing(measure, generations, earlier, paused, [`${name}: ${summary}`, ...ended].join(' '));
  const rows = [
    [ui.text('generation'), name, ...earlier.map(({ number }) => ui.text('runNumber', { number }))],
    ...generations.map((generation, i) => [
      generation.t,
      measure.of(generation),
      ...earlier.map(({ generations: ghost }) => (ghost[i] ? measure.of(ghost[i]) : '')),
    ]),
  ];
  return element(
    'figure',
    {},
    element(
      'figcaption',
      {},
      element('span', { class: 'strong' }, name),
      ` ${percent(first)} → ${percent(last)}`,
      exportButton(name, svg, rows, ui),
    ),
    svg,
  );
}

function drawing(
  measure: Measure,
  data: readonly GenerationMetrics[],
  earlier: Earlier,
  paused: number | undefined,
  label: string,
): Element {
  const values = [data, ...earlier.map(({ generations }) => generations)].flat().map(measure.of);
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
      ticks: data.map(({ t }) => t).filter((t) => t % Math.ceil(data.length / 6) === 0),
    },
    y: { label: null, domain: [0, Math.max(1, ...values)], ticks: [0, 0.5, 1], tickFormat: percent, grid: true },
    marks: [
      paused === undefined ? null : ruleX([paused], { strokeDasharray: '2 3', className: 'paused' }),
      ...earlier.map(({ generations }) =>
        line(generations, { x: 't', y: measure.of, className: 'ghost', strokeWidth: 1 }),
      ),
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
export function tidyPlot(svg: Element, label: string): Element {
  for (const style of svg.querySelectorAll('style')) style.remove();
  // Plot names its groups for a reader of SVG; within one image with a name of its own that is noise.
  for (const mark of svg.querySelectorAll('g:not([aria-hidden])')) mark.removeAttribute('aria-label');
  setAttributes(svg, { role: 'img', 'aria-label': label });
  return svg;
}

function table(measures: readonly Measure[], generations: readonly GenerationMetrics[], ui: Ui): HTMLElement {
  const head: readonly WebviewStringKey[] = ['generation', ...measures.map(({ name }) => name), 'humanItems'];
  const rows = generations.map((generation) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(generation.t)),
      ...measures.map((measure) => element('td', {}, percent(measure.of(generation)))),
      element(
        'td',
        {},
        generation.trained > 0 ? ui.text('humanOf', { human: generation.human, trained: generation.trained }) : '–',
      ),
    ),
  );
  return element(
    'table',
    { class: 'numbers' },
    element('thead', {}, element('tr', {}, ...head.map((key) => element('th', { scope: 'col' }, ui.text(key))))),
    element('tbody', {}, ...rows),
  );
}
