import type { Lab } from '../course/lab.ts';
import type { Judged } from './flaw.ts';
import type { Program, SourceView } from './program.ts';
import type { RunRecord } from './runRecord.ts';
import type { Verdict } from './verdict.ts';

/** Seeds after which the grader looks: it stops at the first look that decides everything. */
export const LADDER = [2, 4, 8, 16] as const;
const PROVISIONAL_AFTER = 4;
/** Standard errors beyond which a look decides; see `simulation.md` §3.4 for the error rates. */
export const DECISIVE = 2.6;
/** Seeds of one block; blocks are disjoint. */
export const SEEDS_PER_BLOCK = 1000;

export interface GradeTask {
  readonly lab: Lab;
  /** Evaluates the learner's module afresh. Called once per run, so that no run sees another's closures. */
  readonly instantiate: () => Program;
  readonly source: SourceView;
  readonly seedBlock: number;
  readonly onProgress?: (seedsDone: number, seedsMax: number) => void;
  /** Called after four seeds if some flaw is still undecided. */
  readonly onProvisional?: (graded: Graded) => void;
  /** Called once, with the run that `metrics` tells of, where the world is a loop. */
  readonly onRecord?: (run: RunRecord) => void;
}

/** The part of a verdict that grading decides; the caller adds pack, code hash and timings. */
export type Graded = Pick<
  Verdict,
  | 'lab'
  | 'seeds'
  | 'score'
  | 'passed'
  | 'scored'
  | 'passMark'
  | 'summary'
  | 'flaws'
  | 'returns'
  | 'advice'
  | 'metrics'
  | 'allocation'
  | 'race'
  | 'capstone'
> & { readonly generations: number };

/** What the ladder asks of the grading of one kind of world. */
export interface Grading<Blamed> {
  /** Runs one more seed, as it is and with the world changed. */
  runSeed(seed: number): void;
  /** Every flaw, on the seeds so far. */
  judge(): Judged<Blamed>;
  /** @param final whether the undecided are decided by their sign */
  report(judged: Judged<Blamed>, seeds: readonly number[], final: boolean): Graded;
}

/** Runs seeds until every flaw is decided. Exceptions of the learner's code pass through. */
export function climb<Blamed>(task: GradeTask, grading: Grading<Blamed>): Graded {
  const seeds: number[] = [];
  const returns = task.source.returnSpan();
  const report = (judged: Judged<Blamed>, final: boolean): Graded => ({
    ...grading.report(judged, seeds, final),
    ...(returns && { returns }),
  });
  const seedsMax = LADDER.at(-1)!;
  for (const look of LADDER) {
    while (seeds.length < look) {
      const seed = task.seedBlock * SEEDS_PER_BLOCK + seeds.length + 1;
      grading.runSeed(seed);
      seeds.push(seed);
      task.onProgress?.(seeds.length, seedsMax);
    }
    const judged = grading.judge();
    const undecided = [...judged.values()].some((j) => j.kind === 'judged' && j.decide(DECISIVE) === 0);
    const final = !undecided || look === seedsMax;
    if (final) return report(judged, true);
    if (look === PROVISIONAL_AFTER) task.onProvisional?.(report(judged, false));
  }
  throw new Error('the last look is always final');
}
