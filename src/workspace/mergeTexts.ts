import { diff3Merge } from 'node-diff3';

/** Lines that are settled, or a place where the learner and the pack changed the same lines. */
export type Piece =
  | { readonly kind: 'settled'; readonly lines: readonly string[] }
  | { readonly kind: 'conflict'; readonly mine: readonly string[]; readonly next: readonly string[] };

/** What becomes of conflicts: the learner's lines, the pack's, or both between markers. */
export const sides = ['mine', 'next', 'both'] as const;
export type Side = (typeof sides)[number];

/** What stands at the markers. */
export interface MarkerWords {
  readonly mine: string;
  readonly next: string;
}

/** What the pack gave once, what the learner made of it, and what the pack gives now, line by line. Line ends are `\n`. */
export function mergeTexts(given: string, mine: string, next: string): readonly Piece[] {
  return diff3Merge(mine.split('\n'), given.split('\n'), next.split('\n')).flatMap(({ ok, conflict }): Piece[] => {
    if (conflict) return [{ kind: 'conflict', mine: conflict.a, next: conflict.b }];
    return ok ? [{ kind: 'settled', lines: ok }] : [];
  });
}

export const hasConflict = (pieces: readonly Piece[]): boolean => pieces.some(({ kind }) => kind === 'conflict');

/** The merged text, its conflicts settled by taking a side. */
export function mergedText(pieces: readonly Piece[], side: Side, words: MarkerWords): string {
  return pieces.flatMap((piece) => (piece.kind === 'settled' ? piece.lines : settle(piece, side, words))).join('\n');
}

function settle(
  { mine, next }: Extract<Piece, { kind: 'conflict' }>,
  side: Side,
  words: MarkerWords,
): readonly string[] {
  if (side === 'both') return [`<<<<<<< ${words.mine}`, ...mine, '=======', ...next, `>>>>>>> ${words.next}`];
  return side === 'mine' ? mine : next;
}
