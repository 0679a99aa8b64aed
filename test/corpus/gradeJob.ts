import type { Lab } from '../../src/core/course/lab.ts';
import type { Graded } from '../../src/core/grading/grade.ts';
import type { Fault } from '../../src/core/grading/verdict.ts';
import type { Compiled } from '../../src/worker/compiled.ts';

/** What the pool asks of a thread. */
export interface Job {
  readonly lab: Lab;
  readonly compiled: Compiled;
  readonly seedBlock: number;
  /** `grade`, or only run the loop as it is on these seeds and say what it was trained on. */
  readonly trace?: readonly number[];
}

/** What came of it. Never a guess: a program that can't be graded has a fault. */
export type JobResult =
  | { readonly kind: 'graded'; readonly graded: Graded; readonly milliseconds: number }
  /** A fingerprint of every training set. */
  | { readonly kind: 'traced'; readonly fingerprint: string }
  | { readonly kind: 'fault'; readonly fault: Fault };
