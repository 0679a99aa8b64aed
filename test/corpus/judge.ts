import type { Labelled } from './corpus.ts';
import type { JobResult } from './gradeJob.ts';

/** The blocks of seeds that the corpus is graded on: no threshold was chosen on them. */
export const BLOCKS = [7, 19, 31];

/** One flaw of one grade, against the label. */
export interface Disagreement {
  readonly flaw: string;
  readonly labelled: boolean;
}

/** The flaws found in a grade. */
export function foundIn(result: JobResult): string[] {
  if (result.kind !== 'graded') return [];
  return result.graded.flaws.filter(({ state }) => state === 'flawed').map(({ id }) => id);
}

/** Where a grade differs from the labels; flaws in `maybe` can't differ. */
export function disagreements(program: Labelled, found: readonly string[], inPlay: readonly string[]): Disagreement[] {
  return inPlay
    .filter((flaw) => !program.maybe.includes(flaw) && found.includes(flaw) !== program.flaws.includes(flaw))
    .map((flaw) => ({ flaw, labelled: program.flaws.includes(flaw) }));
}

/** The block that the suite grades a program on: always the same one, and about as many programs on each. */
export function blockFor({ id }: Labelled): number {
  const sum = Array.from(id).reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return BLOCKS[sum % BLOCKS.length]!;
}
