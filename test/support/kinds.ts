import type { Allocation, Cycle, Ledger } from 'groundloop';
import { type Lab, labSchema } from '../../src/core/course/lab.ts';
import { grade, type Graded } from '../../src/core/grading/grade.ts';
import type { Program, SourceView } from '../../src/core/grading/program.ts';
import { noSource } from './lab.ts';

const labOf = (world: object, flaws: readonly string[]): Lab =>
  labSchema.parse({
    id: 'no-loop',
    title: 'No loop',
    summary: 'For the tests.',
    minutes: 1,
    world,
    rubric: { flaws: Object.fromEntries(flaws.map((flaw) => [flaw, 10])) },
    expect: { skeleton: [flaws[0]] },
  });

/** Labs of the kinds that are no loops, with their default worlds and all of their flaws. */
export const allocationLab = labOf({ kind: 'allocation' }, ['F04', 'F23']);
export const raceLab = labOf({ kind: 'race' }, ['F15', 'F16', 'F19']);

export interface GradeOptions {
  readonly lab?: Lab;
  readonly seedBlock?: number;
  readonly source?: SourceView;
}

export const gradePlan = (
  allocate: (l: Ledger) => unknown,
  { lab = allocationLab, seedBlock = 3, source = noSource }: GradeOptions = {},
): Graded => {
  const step = allocate as unknown as Program['step'];
  return grade({ lab, instantiate: () => ({ step, memory: undefined }), source, seedBlock });
};

export const gradeRule = (
  shouldPause: (c: Cycle, memory: never) => unknown,
  { lab = raceLab, seedBlock = 3, source = noSource, memory }: GradeOptions & { memory?: unknown } = {},
): Graded => {
  const step = shouldPause as unknown as Program['step'];
  return grade({ lab, instantiate: () => ({ step, memory }), source, seedBlock });
};

export const found = ({ flaws }: Graded): string[] =>
  flaws
    .filter(({ state }) => state === 'flawed')
    .map(({ id }) => id)
    .sort();

export const flawOf = ({ flaws }: Graded, id: string) => flaws.find((flaw) => flaw.id === id)!;

/** The plan that reads everything people wrote, as often as the planned model can. */
export const wholePool = ({ parameters, compute, uniqueHuman }: Ledger): Allocation => {
  const tokens = compute / (6 * parameters);
  const human = Math.min(tokens, uniqueHuman);
  return { parameters, human, epochs: tokens / human, synthetic: 0 };
};
