import { weightOf } from './symbols.ts';

/** How well a text follows a pipeline, in any part of it. */
export interface Alignment {
  /** The weight of what follows it in order, less what stands in between. */
  readonly score: number;
  /** The part of the text, end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** What a symbol in between costs: a part that follows is found among other words, but not in all words of a page. */
const between = 0.15;

/** The part of `text` that follows `wanted` best: a local alignment in which leaving out from `wanted` is free. Pure. */
export function align(wanted: readonly string[], text: readonly string[]): Alignment {
  // For each beginning of `wanted`: the best that ends at the current symbol of the text.
  let scores = new Float64Array(wanted.length + 1);
  let starts = new Int32Array(wanted.length + 1);
  let best: Alignment = { score: 0, from: 0, to: 0 };
  text.forEach((symbol, at) => {
    const nextScores = new Float64Array(wanted.length + 1);
    const nextStarts = new Int32Array(wanted.length + 1).fill(at + 1);
    for (let i = 1; i <= wanted.length; i++) {
      let score = nextScores[i - 1] ?? 0;
      let start = nextStarts[i - 1] ?? at + 1;
      const waited = (scores[i] ?? 0) - between;
      if (waited > score) [score, start] = [waited, starts[i] ?? at];
      if (wanted[i - 1] === symbol) {
        const matched = (scores[i - 1] ?? 0) + weightOf(symbol);
        if (matched > score) [score, start] = [matched, (scores[i - 1] ?? 0) > 0 ? (starts[i - 1] ?? at) : at];
      }
      nextScores[i] = score;
      nextStarts[i] = start;
      if (score > best.score) best = { score, from: start, to: at + 1 };
    }
    scores = nextScores;
    starts = nextStarts;
  });
  return best;
}
