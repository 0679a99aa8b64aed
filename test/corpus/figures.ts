import type { Lab } from '../../src/core/course/lab.ts';
import type { Labelled } from './corpus.ts';
import type { JobResult } from './gradeJob.ts';
import { disagreements, foundIn } from './judge.ts';
import { wilson } from './wilson.ts';

/** One program graded on one block. */
export interface Trial {
  readonly program: Labelled;
  readonly lab: Lab;
  readonly block: number;
  readonly result: JobResult;
}

/** How often labels and grader agree on a question with the answers yes and no. */
export interface Confusion {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
}

const none = (): Confusion => ({ truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 });

function count(confusion: Confusion, labelled: boolean, found: boolean): void {
  if (labelled && found) confusion.truePositives++;
  else if (labelled) confusion.falseNegatives++;
  else if (found) confusion.falsePositives++;
  else confusion.trueNegatives++;
}

/** The flaws a grade is asked about: those of the rubric, and any other that the label names. */
export const askedOf = ({ lab, program }: Trial): string[] => [
  ...new Set([...Object.keys(lab.rubric.flaws), ...program.flaws]),
];

/** Whether the program was expected to be refused and was, with the words expected. */
export const refusedAsLabelled = ({ program, result }: Trial): boolean =>
  program.refused !== undefined && result.kind === 'fault' && new RegExp(program.refused).test(result.fault.message);

/** Graded although a refusal was expected, refused although a grade was, or refused in other words. */
export const unexpectedEnd = (trial: Trial): boolean =>
  trial.program.refused === undefined ? trial.result.kind === 'fault' : !refusedAsLabelled(trial);

export const isExact = (trial: Trial): boolean =>
  !unexpectedEnd(trial) && disagreements(trial.program, foundIn(trial.result), askedOf(trial)).length === 0;

export interface Figures {
  readonly programs: number;
  readonly grades: number;
  /** Grades with exactly the labelled flaws. */
  readonly exact: number;
  /** Programs that are exact on every block. */
  readonly exactPrograms: number;
  /** Over all flaws in play. */
  readonly flaws: Confusion;
  /** Per flaw. */
  readonly byFlaw: Readonly<Record<string, Confusion>>;
  /** As pass or fail: positive is a flawed program, found is a failed grade. Programs with a `maybe` are left out. */
  readonly failing: Confusion;
  readonly meanSeeds: number;
  readonly generationsPerSeed: number;
  /** Milliseconds of grading, compilation and loading left out. */
  readonly time: { readonly median: number; readonly p95: number; readonly max: number };
}

/** Counts. A trial that ended unexpectedly counts as inexact, and for no flaw. */
export function figuresOf(trials: readonly Trial[]): Figures {
  const flaws = none();
  const failing = none();
  const byFlaw: Record<string, Confusion> = {};
  const times: number[] = [];
  let seeds = 0;
  let generations = 0;
  for (const trial of trials) {
    const { program, result } = trial;
    if (result.kind !== 'graded') continue;
    const found = foundIn(result);
    for (const id of askedOf(trial)) {
      if (program.maybe.includes(id)) continue;
      count(flaws, program.flaws.includes(id), found.includes(id));
      count((byFlaw[id] ??= none()), program.flaws.includes(id), found.includes(id));
    }
    if (program.maybe.length === 0 || program.flaws.length > 0) {
      count(failing, program.flaws.length > 0, !result.graded.passed);
    }
    times.push(result.milliseconds);
    seeds += result.graded.seeds.length;
    generations += result.graded.generations;
  }
  const inexact = new Set(trials.filter((trial) => !isExact(trial)).map(({ program }) => program.id));
  const programs = new Set(trials.map(({ program }) => program.id)).size;
  return {
    programs,
    grades: trials.length,
    exact: trials.filter(isExact).length,
    exactPrograms: programs - inexact.size,
    flaws,
    byFlaw,
    failing,
    meanSeeds: seeds / times.length,
    generationsPerSeed: generations / seeds,
    time: { median: quantile(times, 0.5), p95: quantile(times, 0.95), max: quantile(times, 1) },
  };
}

export const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? NaN;

/** "12/13 = 92.3 % [66.7, 98.6]": a share with its Wilson 95 % interval. */
export function shareWithInterval(hits: number, of: number): string {
  if (of === 0) return 'none';
  const [low, high] = wilson(hits, of);
  const percent = (x: number): string => (100 * x).toFixed(1);
  return `${hits}/${of} = ${percent(hits / of)} % [${percent(low)}, ${percent(high)}]`;
}
