import type { Reading } from './secrets.ts';
import type { Symbols } from './symbols.ts';

/** What was told in one reading or disguise. */
export interface Sequence {
  readonly reading: Reading;
  readonly symbols: Symbols;
}

/**
 * What an assistant has told in a lab, as far as a gate must know it: also what was taken back, cleared or typed in since.
 * It outlives the conversation and the pack. It grows no longer than the solutions are, but for the answers in `known`.
 */
export class Memory {
  readonly sequences = new Map<string, Sequence>();
  /** The shapes of the lines of solutions that were told. */
  readonly pieces = new Set<string>();
  /** The letters told last: what one unit begins the next may end. */
  letters = '';
  /** Answers that are in it as a whole. */
  readonly known = new Set<string>();
}
