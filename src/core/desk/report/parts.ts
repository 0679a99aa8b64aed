import type { Row } from '../row.ts';
import { count } from '../words.ts';
import { markup, type Html, type Part } from './html.ts';

/** Names in a list: more can be looked up in the rows. */
const NAMES_SHOWN = 12;

/** A table that scrolls by itself where it is too wide; `heading` is the id of the heading that names it. */
export const table = (heading: string, head: Part, body: Part, kind = ''): Html =>
  markup` <div class="scroll" role="region" aria-labelledby="${heading}" tabindex="0">
    <table class="${kind}">
      <thead>
        ${head}
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;

export interface Piece {
  readonly size: number;
  /** How it looks: a class of the style. */
  readonly look: string;
}

/** A bar in a table's cell, for the eye: the row has its numbers, too. */
export function bar(pieces: readonly Piece[], whole: number): Html {
  let from = 0;
  const drawn = pieces.flatMap(({ size, look }) => {
    const [x, width] = [from, whole === 0 ? 0 : (100 * size) / whole];
    from += width;
    return width === 0
      ? []
      : [markup`<rect class="${look}" x="${short(x)}%" width="${short(width)}%" height="100%" />`];
  });
  return markup`<svg class="bar" aria-hidden="true">${drawn}</svg>`;
}

const short = (n: number): string => String(Math.round(100 * n) / 100);

/** A name stands for itself, whatever way it is written. */
export const who = ({ learner, file }: Row): Html =>
  learner
    ? markup`<bdi>${learner.name}</bdi>${learner.id !== undefined && markup` <small><bdi>${learner.id}</bdi></small>`}`
    : markup`<bdi>${file}</bdi>`;

export function names(rows: readonly Row[]): Html {
  const shown = rows.slice(0, NAMES_SHOWN).map((row, i) => markup`${i > 0 && ', '}${who(row)}`);
  const more = rows.length - NAMES_SHOWN;
  return markup`${shown}${more > 0 && ` and ${count(more)} more`}`;
}

/** A score, or why there is none. */
export const scoreOf = ({ outcome, score }: Row): string => (outcome === 'graded' ? String(score ?? '–') : outcome);
