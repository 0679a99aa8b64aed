import type { Pack } from '../course/pack.ts';
import { groupBy } from './groupBy.ts';
import { flawStatistics, type FlawStatistics } from './flawStatistics.ts';
import { latestOf, learnerOf, type Latest } from './latest.ts';
import { nearIdentical, type NearIdentical } from './nearIdentical.ts';
import { answersIn, questionStatistics, type QuestionStatistics } from './questions.ts';
import { disagreements, problemsIn, unexplained, type Disagreements, type Reason } from './reasons.ts';
import type { Row } from './row.ts';

/** What became of a class's submissions for one lab. */
export interface LabStatistics {
  readonly id: string;
  /** The lab's title; its id, where the pack is not at hand. */
  readonly title: string;
  readonly graded: readonly Row[];
  readonly faults: readonly Row[];
  readonly passed: number;
  readonly scores: Scores;
  /** The most frequent first. */
  readonly flaws: readonly FlawStatistics[];
  /** Graded submissions in which something is too close to a limit to be decided. */
  readonly undecided: number;
  /** Why some didn't pass in which no flaw was found. */
  readonly unexplained: readonly Reason[];
  /** How many of the graded shared their hints. */
  readonly hintsShared: number;
  readonly alike: NearIdentical;
}

export interface Scores {
  /** From 0 to 9, from 10 to 19, …, from 90 to 99, and 100. */
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly passed: number;
    readonly failed: number;
  }[];
  readonly median: number | undefined;
  readonly mean: number | undefined;
}

/** All that the report of a class says, counted once. */
export interface ClassStatistics {
  readonly files: number;
  readonly latest: Latest;
  /** People with a submission that counts. */
  readonly learners: number;
  /** By title. */
  readonly labs: readonly LabStatistics[];
  /** Those who shared their answers. */
  readonly answersShared: number;
  readonly questions: readonly QuestionStatistics[];
  readonly disagreements: Disagreements;
  /** Why what counts, and what was refused, has no verdict. */
  readonly problems: readonly Reason[];
  /** Submissions of several people that one key signed: they come from one machine. */
  readonly sharedKeys: readonly (readonly Row[])[];
}

/**
 * What a class's rows come to. Only the latest submission of each learner for each lab counts.
 * @param pack for the titles of labs, the texts of questions, and which lesson explains a flaw
 */
export function statistics(rows: readonly Row[], pack?: Pack): ClassStatistics {
  const latest = latestOf(rows);
  const { counted, refused } = latest;
  const answers = answersIn(counted);
  const labs = groupBy(counted, ({ lab }) => lab ?? '');
  return {
    files: rows.length,
    latest,
    learners: new Set(counted.map(learnerOf)).size,
    labs: [...labs]
      .map(([id, own]) => labStatistics(id, own))
      .sort((a, b) => (a.title === b.title ? (a.id < b.id ? -1 : 1) : a.title < b.title ? -1 : 1)),
    answersShared: answers.size,
    questions: questionStatistics(answers, pack),
    disagreements: disagreements(counted),
    problems: problemsIn([...counted, ...refused]),
    sharedKeys: sharedKeys(counted),
  };

  function labStatistics(id: string, own: readonly Row[]): LabStatistics {
    const lab = pack?.labs.get(id)?.lab;
    const graded = own.filter(({ outcome }) => outcome === 'graded');
    return {
      id,
      title: lab?.title ?? (id === '' ? 'Unknown lab' : id),
      graded,
      faults: own.filter(({ outcome }) => outcome === 'fault'),
      passed: graded.filter(({ passed }) => passed).length,
      scores: scoresOf(graded),
      flaws: flawStatistics(graded, { lab, pack, answers }),
      undecided: graded.filter(({ flaws }) => flaws.some(({ state }) => state === 'provisional')).length,
      unexplained: unexplained(graded),
      hintsShared: graded.filter(({ hints }) => hints).length,
      alike: nearIdentical(own),
    };
  }
}

function scoresOf(graded: readonly Row[]): Scores {
  const bins = Array.from({ length: 11 }, (_, i) => ({
    from: 10 * i,
    to: Math.min(100, 10 * i + 9),
    passed: 0,
    failed: 0,
  }));
  const scores: number[] = [];
  for (const { score, passed } of graded) {
    if (score === null) continue;
    scores.push(score);
    const bin = bins[Math.max(0, Math.min(10, Math.floor(score / 10)))];
    if (bin) bin[passed ? 'passed' : 'failed']++;
  }
  scores.sort((a, b) => a - b);
  const n = scores.length;
  return {
    bins,
    median: n === 0 ? undefined : ((scores[(n - 1) >> 1] ?? 0) + (scores[n >> 1] ?? 0)) / 2,
    mean: n === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / n,
  };
}

function sharedKeys(rows: readonly Row[]): Row[][] {
  const signed = rows.filter(({ learner }) => learner);
  const keys = groupBy(signed, ({ learner }) => learner?.key);
  return [...keys.values()].filter((own) => new Set(own.map(learnerOf)).size > 1);
}
