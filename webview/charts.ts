import { dot, line, plot, ruleX } from '@observablehq/plot';
import type { GenerationMetrics, Metrics } from '../src/core/grading/verdict.ts';
import { element, setAttributes } from './element.ts';
import type { Section } from './sections.ts';
import { percent, type Ui } from './ui.ts';

/** Small multiples: one line each, so nothing needs a colour to be told apart. */
const measures = ['knowledge', 'tailAlive', 'diversity', 'flattery'] as const;
type Measure = (typeof measures)[number];

export function chartSections(metrics: Metrics, ui: Ui): Section[] {
  if (metrics.generations.length === 0) return [];
  return [{ key: 'charts', input: [metrics.generations, metrics.paused], build: () => charts(metrics, ui) }];
}

function charts({ generations, paused }: Metrics, ui: Ui): HTMLElement {
  return element(
    'section',
    {},
    element('h2', {}, ui.text('charts')),
    paused && element('p', { class: 'column' }, ui.text('chartsPaused', { t: paused.t, reason: paused.reason })),
    element('div', { class: 'charts' }, ...measures.map((measure) => chart(measure, generations, paused?.t, ui))),
    element(
      'details',
      { 'data-key': 'chart-table' },
      element('summary', { 'data-key': 'chart-table-summary' }, ui.text('table')),
      element(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': ui.text('tableScroll') },
        table(generations, ui),
      ),
    ),
  );
}

function chart(
  measure: Measure,
  generations: readonly GenerationMetrics[],
  paused: number | undefined,
  ui: Ui,
): HTMLElement {
  const shares = generations.map((generation) => generation[measure]);
  const first = shares[0] ?? 0;
  const last = shares.at(-1) ?? 0;
  const summary = ui.text('chartSummary', {
    from: percent(first),
    to: percent(last),
    last: generations.at(-1)?.t ?? 0,
    lowest: percent(Math.min(...shares)),
    highest: percent(Math.max(...shares)),
  });
  const name = ui.text(measure);
  return element(
    'figure',
    {},
    element('figcaption', {}, element('span', { class: 'strong' }, name), ` ${percent(first)} → ${percent(last)}`),
    drawing(measure, generations, paused, `${name}: ${summary}`),
  );
}

function drawing(
  measure: Measure,
  data: readonly GenerationMetrics[],
  paused: number | undefined,
  label: string,
): Element {
  const values = data.map((generation) => generation[measure]);
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
      line(data, { x: 't', y: measure, className: 'curve', strokeWidth: 2 }),
      dot(data.slice(-1), { x: 't', y: measure, className: 'end', r: 3, fill: 'currentColor' }),
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

function table(generations: readonly GenerationMetrics[], ui: Ui): HTMLElement {
  const head = ['generation', ...measures, 'humanItems'] as const;
  const rows = generations.map((generation) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(generation.t)),
      ...measures.map((measure) => element('td', {}, percent(generation[measure]))),
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
