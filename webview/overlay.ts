import { dot, line, plot, text } from '@observablehq/plot';
import { tidyPlot } from './charts.ts';
import type { Axis } from './measures.ts';

/** One of two curves: its points, from the first generation on. */
export interface Curve {
  /** The letter that stands at its end. */
  readonly label: string;
  readonly values: readonly { readonly t: number; readonly y: number }[];
}

/** Two curves in one picture: a solid and a dashed one, each with its letter at the end, so that no colour has to tell. */
export function overlay(
  [solid, dashed]: readonly [Curve, Curve],
  label: string,
  { axis, format }: { readonly axis: (values: readonly number[]) => Axis; readonly format: (value: number) => string },
): SVGSVGElement {
  const all = [...solid.values, ...dashed.values];
  const last = Math.max(...all.map(({ t }) => t));
  const first = Math.min(...all.map(({ t }) => t));
  const upper = endOf(solid) >= endOf(dashed) ? solid : dashed;
  const marks = [
    { curve: solid, dash: '', fill: 'currentColor' },
    { curve: dashed, dash: '6 4', fill: 'none' },
  ].flatMap(({ curve, dash, fill }) => {
    const end = curve.values.slice(-1);
    return [
      line(curve.values, { x: 't', y: 'y', className: 'curve', strokeWidth: 2, strokeDasharray: dash }),
      dot(end, { x: 't', y: 'y', className: 'end', r: 3, fill }),
      // Letters never cover each other, however near the curves end.
      text(end, {
        x: 't',
        y: 'y',
        text: () => curve.label,
        className: 'letter',
        textAnchor: 'start',
        dx: 7,
        dy: curve === upper ? -6 : 6,
      }),
    ];
  });
  const svg = plot({
    width: 280,
    height: 140,
    marginLeft: 40,
    marginRight: 24,
    marginTop: 14,
    marginBottom: 24,
    className: 'plot',
    x: {
      label: null,
      domain: [first, last],
      tickFormat: 'd',
      ticks: ticksOf(first, last),
    },
    y: {
      label: null,
      ...axis(all.map(({ y }) => y)),
      tickFormat: format,
      grid: true,
    },
    marks,
  });
  return tidyPlot(svg, label);
}

const endOf = ({ values }: Curve): number => values.at(-1)?.y ?? 0;

/** About six whole numbers. */
function ticksOf(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first + 1) / 6));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
}
