import type { Lab } from '../course/lab.ts';
import type { Program, SourceView } from './program.ts';
import type { Verdict } from './verdict.ts';

export interface GradeTask {
  readonly lab: Lab;
  /** Evaluates the learner's module afresh. Called once per run, so that no run sees another's closures. */
  readonly instantiate: () => Program;
  readonly source: SourceView;
  readonly seedBlock: number;
  readonly onProgress?: (seedsDone: number, seedsMax: number) => void;
  /** Called after four seeds if some flaw is still undecided. */
  readonly onProvisional?: (graded: Graded) => void;
}

/** The part of a verdict that grading decides; the caller adds pack, code hash and timings. */
export type Graded = Pick<
  Verdict,
  'lab' | 'seeds' | 'score' | 'passed' | 'passMark' | 'summary' | 'flaws' | 'advice' | 'metrics'
> & { readonly generations: number };

/**
 * Grades a pipeline by intervention. Exceptions of the learner's code, and `ContractError`, pass through: turning them
 * into a fault with a position is the caller's work.
 */
export function grade(task: GradeTask): Graded {
  throw new Error(`not landed yet: ${task.lab.id}`);
}
