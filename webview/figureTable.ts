import type { Drawing } from '../src/core/figures/drawing.ts';
import { written } from '../src/core/figures/words.ts';
import { rounded, type ChartTable } from './chartTable.ts';
import { element } from './element.ts';

/** More rows than this say nothing that fewer don't. */
const MOST_ROWS = 41;

/** All numbers of one of a drawing's charts, shares as percent. */
export function figureNumbers({ x: axis, charts }: Drawing, index: number): ChartTable {
  const { series = [], unit } = charts[index] ?? {};
  const shares = unit === 'percent';
  return {
    head: [axis.label, ...series.map(({ name }) => (shares ? `${name} (%)` : name))],
    rows: (series[0]?.points ?? []).map(({ x }, i) => [
      rounded(x),
      ...series.map(({ points }) => rounded((points[i]?.y ?? NaN) * (shares ? 100 : 1))),
    ]),
  };
}

/** A drawing's numbers: a row for each place on the x axis, a column for each curve. */
export function figureTable({ x: axis, charts }: Drawing): HTMLElement {
  const columns = charts.flatMap((chart) => chart.series.map((series) => ({ ...series, unit: chart.unit })));
  const xs = columns[0]?.points.map(({ x }) => x) ?? [];
  const every = Math.ceil(xs.length / MOST_ROWS);
  const rows = xs.flatMap((x, i) => {
    if (i % every !== 0 && i !== xs.length - 1) return [];
    const cells = columns.map(({ points, unit }) => element('td', {}, written(points[i]?.y ?? NaN, unit)));
    return [element('tr', {}, element('th', { scope: 'row' }, written(x, 'count')), ...cells)];
  });
  const head = [axis.label, ...columns.map(({ name }) => name)];
  return element(
    'table',
    { class: 'numbers' },
    element('thead', {}, element('tr', {}, ...head.map((name) => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, ...rows),
  );
}
