import { cell, plot } from '@observablehq/plot';
import { tidyPlot } from './charts.ts';
import type { Ui } from './ui.ts';

/** So many squares stand for a whole training set. */
const SQUARES = 25;

/** Two training sets as rows of squares: a share of 4 % a square; what differs comes last and is hollow. */
export function stripPicture(share: number, label: string, ui: Ui): SVGSVGElement {
  // What differs a little must not look like what doesn't differ.
  const differing = share === 0 ? 0 : Math.min(SQUARES, Math.max(1, Math.round(share * SQUARES)));
  const rows = [ui.text('whatIfRowYours'), ui.text('whatIfRowChanged')];
  const squares = rows.flatMap((row) =>
    Array.from({ length: SQUARES }, (_, i) => ({ row, i, same: i < SQUARES - differing })),
  );
  const svg = plot({
    width: 320,
    height: 48,
    marginLeft: 104,
    marginRight: 4,
    marginTop: 2,
    marginBottom: 2,
    className: 'plot',
    x: { type: 'band', axis: null, padding: 0.25 },
    y: { type: 'band', label: null, domain: rows, tickSize: 0, padding: 0.35 },
    marks: [
      cell(
        squares.filter(({ same }) => same),
        { x: 'i', y: 'row', className: 'same' },
      ),
      cell(
        squares.filter(({ same }) => !same),
        { x: 'i', y: 'row', className: 'other', inset: 0.5 },
      ),
    ],
  });
  return tidyPlot(svg, label);
}
