import { dot, line, plot, ruleX, text } from '@observablehq/plot';
import { lastOf, type Axis, type Chart, type Drawing, type Point, type Series } from '../src/core/figures/drawing.ts';
import { percentOf, written } from '../src/core/figures/words.ts';
import { tidyPlot } from './charts.ts';
import { element, unsaid } from './element.ts';
import { sample, symbols } from './sample.ts';
import type { Ui } from './ui.ts';

/** Where the shapes stand on a curve: so many of them, and at its end. */
const SHAPES = 4;
const HEIGHT = 220;
/** A space for a letter of the x axis's numbers. */
const TICK = 48;

export interface Curves {
  readonly now: Drawing;
  /** The figure as it started; null where it stands there. */
  readonly start: Drawing | null;
}

/** Each chart of a drawing, with the curves at the start values behind it as ghosts, and a key with the numbers. */
export function curveCharts({ now, start }: Curves, width: number, ui: Ui): HTMLElement[] {
  return now.charts.map((chart, i) => {
    const before = start?.charts[i] ?? null;
    const made = element('div', { class: 'chart' }, element('p', { class: 'strong', ...unsaid }, chart.label));
    made.append(drawn(chart, before, now.x, width, ui), key(chart, before, ui));
    return made;
  });
}

/** Where the x axis begins and ends. */
type Ends = readonly [number, number];

const firstOf = (points: readonly Point[]): number => points[0]?.y ?? NaN;

function drawn(chart: Chart, before: Chart | null, axis: Axis, width: number, ui: Ui): SVGSVGElement {
  const all = [...chart.series, ...(before?.series ?? [])].flatMap(({ points }) => points);
  const xs = all.map(({ x }) => x);
  const ends: Ends = [Math.min(...xs), Math.max(...xs)];
  const svg = plot({
    width,
    height: HEIGHT,
    marginLeft: 52,
    marginRight: 16,
    marginTop: chart.marks.length > 0 ? 24 : 10,
    marginBottom: 40,
    className: 'plot',
    x: {
      type: axis.scale,
      base: 2,
      label: axis.label,
      labelArrow: 'none',
      labelAnchor: 'right',
      ticks: ticksOf(ends, axis, Math.max(2, Math.floor(width / TICK))),
      tickFormat: (x: number) => written(x, 'count'),
    },
    y: { label: null, domain: domainOf(chart, all), ticks: 5, tickFormat: (y: number) => onAxis(y, chart), grid: true },
    marks: [
      ...chart.marks.map(({ x }) => ruleX([x], { strokeDasharray: '2 3', className: 'paused' })),
      ...chart.marks.map(({ x, label }) =>
        text([label], {
          x: [x],
          frameAnchor: 'top',
          dy: -16,
          textAnchor: anchorOf(x, ends, axis),
          className: 'rule-label',
        }),
      ),
      ...(before?.series ?? []).map(({ points }) =>
        line(points, { x: 'x', y: 'y', className: 'ghost', strokeDasharray: '5 4', strokeWidth: 1.5 }),
      ),
      ...(before?.series ?? []).map(({ points }, i) =>
        dot(points.slice(-1), { x: 'x', y: 'y', symbol: symbols[i], r: 4, className: 'ghost-shape' }),
      ),
      ...chart.series.map(({ points, role }, i) =>
        line(points, { x: 'x', y: 'y', className: `curve tone-${i + 1}`, strokeWidth: role === 'primary' ? 2.5 : 1.5 }),
      ),
      ...chart.series.map(({ points }, i) =>
        dot(shapesOf(points, i), { x: 'x', y: 'y', symbol: symbols[i], r: 4, className: `shape tone-${i + 1}` }),
      ),
    ],
  });
  return tidyPlot(svg, `${chart.label}. ${chart.series.map((series) => spokenSeries(series, chart, ui)).join(' ')}`);
}

/** Curves that run over each other still show their shapes: each has its own at other places. */
function shapesOf(points: readonly Point[], index: number): Point[] {
  const every = Math.ceil(points.length / SHAPES);
  const offset = Math.round((index * every) / symbols.length);
  const last = points.length - 1;
  return points.filter((_, i) => i === last || (i % every === offset && last - i > every / 2));
}

/** A share's axis ends at the share it needs, in round numbers, so that moving a slider doesn't move it all the time. */
function domainOf({ unit, fromZero }: Chart, points: readonly Point[]): [number, number] {
  const ys = points.map(({ y }) => y);
  const [least, most] = [Math.min(...ys), Math.max(...ys)];
  if (unit === 'percent') return [0, [0.05, 0.1, 0.25, 0.5].find((top) => most <= top) ?? 1];
  if (fromZero) return [Math.min(0, least), Math.max(most, 0) * 1.05 || 1];
  const air = (most - least) * 0.1 || 0.1;
  return [least - air, most + air];
}

/** Whole numbers in round steps, or powers of two, as many as there is room for. */
function ticksOf([first, last]: Ends, { scale }: Axis, room: number): number[] {
  if (scale === 'log') {
    const doublings = Math.floor(Math.log2(last / first));
    const every = Math.ceil((doublings + 1) / room);
    return Array.from({ length: Math.floor(doublings / every) + 1 }, (_, i) => first * 2 ** (i * every));
  }
  const step = [1, 2, 5, 10, 20, 50, 100].find((size) => (last - first) / size < room) ?? last - first;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step).filter((x) => x >= first);
}

/** Labels at the edges lean inwards. */
function anchorOf(x: number, ends: Ends, { scale }: Axis): 'start' | 'middle' | 'end' {
  const place = (value: number): number => (scale === 'log' ? Math.log(value) : value);
  const [first, last] = [place(ends[0]), place(ends[1])];
  const share = (place(x) - first) / (last - first);
  return share < 0.25 ? 'start' : share > 0.75 ? 'end' : 'middle';
}

function onAxis(y: number, { unit }: Chart): string {
  if (unit === 'percent') return percentOf(String(Number((100 * y).toFixed(1))));
  if (unit === 'number') return y.toLocaleString(document.documentElement.lang || 'en');
  return written(y, unit);
}

const numbersOf = ({ points }: Series, { unit }: Chart): { from: string; to: string } => ({
  from: written(firstOf(points), unit),
  to: written(lastOf(points), unit),
});

function spokenSeries(series: Series, chart: Chart, ui: Ui): string {
  const { points, name } = series;
  const [first, last] = [written(points[0]?.x ?? NaN, 'count'), written(points.at(-1)?.x ?? NaN, 'count')];
  return ui.text('figureSpoken', { name, first, last, ...numbersOf(series, chart) });
}

/** What is which curve, where it begins and ends, and where it ended before. */
function key(chart: Chart, before: Chart | null, ui: Ui): HTMLElement {
  const rows = chart.series.map((series, i) => {
    const old = before?.series[i];
    const { from, to } = numbersOf(series, chart);
    const was = old ? numbersOf(old, chart) : null;
    const moved = was !== null && (was.from !== from || was.to !== to);
    return element(
      'li',
      {},
      sample(symbols[i] ?? 'circle', `tone-${i + 1}`),
      element(
        'span',
        {},
        ui.text('labelled', { name: series.name }),
        element('span', { class: 'strong number' }, ui.text('figureFromTo', { from, to })),
        moved && element('span', { class: 'quiet number' }, ` ${ui.text('figureBefore', was)}`),
      ),
    );
  });
  const ghost = before && element('li', {}, sample(null, 'ghost'), ui.text('figureGhost'));
  return element('ul', { class: 'key' }, ...rows, ghost);
}
