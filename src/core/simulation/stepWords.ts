import { bits, uniform } from './random.ts';

/** Worked solutions to each question: every item shows one of them, whichever its answer. */
const SOLUTIONS = 4;

const DO = [
  'Open',
  'Compare with',
  'Copy the date from',
  'Cross out what contradicts',
  'Count the entries in',
  'Take the last line of',
  'Convert the units used in',
  'Set aside the oldest page of',
  'Note who signed',
  'Read the footnote in',
  'Subtract what is listed twice in',
  'Ask which year is meant in',
] as const;

const WHERE = [
  'the harbour ledger',
  'the parish survey',
  'the toll book',
  'the weather diary',
  'the old almanac',
  'the council minutes',
  'the land register',
  'the pilot’s log',
  'the school chronicle',
  'the tithe map',
  'the post rider’s list',
  'the census of the island',
] as const;

/**
 * The worked steps that items of one seed show. Words are chosen by the question and the item's event alone, so nothing in
 * them tells whether a step is sound, whether the answer is right, or how common the question is.
 */
export class StepWords {
  readonly #key: number;
  readonly #length: number;
  readonly #solutions: (readonly string[] | undefined)[] = [];

  /** @param length steps of an item */
  constructor(key: number, length: number) {
    this.#key = key;
    this.#length = length;
  }

  /** The steps of an item about a fact. */
  of(fact: number, event: number): readonly string[] {
    const solution = fact * SOLUTIONS + (bits(this.#key, event) % SOLUTIONS);
    return (this.#solutions[solution] ??= this.#write(solution));
  }

  #write(solution: number): readonly string[] {
    const word = (list: readonly string[], at: number): string =>
      list[Math.floor(uniform(this.#key, at) * list.length)]!;
    return Object.freeze(
      Array.from({ length: this.#length }, (_, i) => {
        const at = -2 * (solution * this.#length + i + 1);
        return `${word(DO, at)} ${word(WHERE, at - 1)}.`;
      }),
    );
  }
}
