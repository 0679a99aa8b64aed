import type { Fault, Verdict } from '../core/grading/verdict.ts';
import { withRun, type PastRun } from './pastRuns.ts';
import type { KeptRuns } from './runMemory.ts';

/** What is known about a lab's pipeline: its newest verdict or fault, and whether it is about the text on the screen. */
export interface LabRun {
  /** The pipeline as the learner sees it; null until it was first read. */
  readonly text: string | null;
  /** The newest verdict, with the text it is about. */
  readonly verdict: {
    readonly verdict: Verdict;
    readonly text: string;
    /** It is from before a restart: VS Code has not moved its places along with the text. */
    readonly recalled?: true;
  } | null;
  /** How many runs were graded so far: the number of the newest verdict's. */
  readonly runs: number;
  /** Runs of other texts before that, the newest first. */
  readonly past: readonly PastRun[];
  /** Set where the newest run couldn't be graded; an older verdict is kept. */
  readonly fault: { readonly fault: Fault; readonly text: string } | null;
  readonly running: {
    readonly text: string;
    readonly seedsDone: number;
    /** 0 until the first seed is done. */
    readonly seedsMax: number;
    /** What the first seeds say. */
    readonly provisional: Verdict | null;
  } | null;
}

export type RunOutcome =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'cancelled' };

export const neverRun: LabRun = { text: null, verdict: null, runs: 0, past: [], fault: null, running: null };

export const edited = (run: LabRun, text: string): LabRun => (run.text === text ? run : { ...run, text });

/** What is known from before a restart. What came since is newer. */
export const recalled = (run: LabRun, { runs, last, past }: KeptRuns): LabRun =>
  run.runs > 0 ? run : { ...run, runs, past, verdict: last && { ...last, recalled: true } };

export const started = (run: LabRun, text: string): LabRun => ({
  ...run,
  running: { text, seedsDone: 0, seedsMax: 0, provisional: null },
});

export const progressed = (run: LabRun, seedsDone: number, seedsMax: number): LabRun =>
  run.running ? { ...run, running: { ...run.running, seedsDone, seedsMax } } : run;

export const provisionally = (run: LabRun, provisional: Verdict): LabRun =>
  run.running ? { ...run, running: { ...run.running, provisional } } : run;

/** The run is over. A cancelled one leaves everything as it was before it. */
export function finished(run: LabRun, outcome: RunOutcome): LabRun {
  const text = run.running?.text ?? run.text ?? '';
  const idle = { ...run, running: null };
  switch (outcome.kind) {
    case 'verdict':
      return {
        ...idle,
        verdict: { verdict: outcome.verdict, text },
        runs: run.runs + 1,
        // The same text runs the same way: a ghost of it would hide behind the run itself.
        past: run.verdict && run.verdict.text !== text ? withRun(run.past, run.verdict.verdict, run.runs) : run.past,
        fault: null,
      };
    case 'fault':
      return { ...idle, fault: { fault: outcome.fault, text } };
    case 'cancelled':
      return idle;
  }
}

export interface ShownVerdict {
  readonly verdict: Verdict;
  /** It is about something else than the text on the screen. */
  readonly stale: boolean;
}

/** The verdict to show. */
export function shownVerdict(run: LabRun): ShownVerdict | null {
  const provisional = run.running?.provisional;
  if (run.running && provisional) return { verdict: provisional, stale: run.text !== run.running.text };
  if (!run.verdict) return null;
  return { verdict: run.verdict.verdict, stale: run.text !== run.verdict.text };
}

/** The number of the run whose verdict is shown, and the runs to show behind it: those of other texts. */
export function shownRuns(run: LabRun): { readonly number: number; readonly past: readonly PastRun[] } {
  const { running, verdict, runs, past } = run;
  if (!running?.provisional) return { number: runs, past };
  const isNew = verdict !== null && verdict.text !== running.text;
  return { number: runs + 1, past: isNew ? withRun(past, verdict.verdict, runs) : past };
}

/** The newest verdict, where it is about this very text: whatever points into a text needs that. */
export const verdictOn = (run: LabRun, text: string): Verdict | undefined =>
  run.verdict?.text === text ? run.verdict.verdict : undefined;

export type RunStatus =
  | { readonly kind: 'never' }
  | { readonly kind: 'running'; readonly seedsDone: number; readonly seedsMax: number }
  /** The text has changed since the newest run; `score` is what the newest verdict gave, where there is one that scores. */
  | { readonly kind: 'edited'; readonly score: number | null }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'passed'; readonly score: number }
  | { readonly kind: 'not-yet'; readonly score: number; readonly flaws: number }
  /** A known system ran. */
  | { readonly kind: 'not-graded'; readonly flaws: number };

/** Where the lab stands, in one word and its figures. */
export function runStatus(run: LabRun): RunStatus {
  if (run.running) return { kind: 'running', seedsDone: run.running.seedsDone, seedsMax: run.running.seedsMax };
  const newest = run.fault ?? run.verdict;
  if (!newest) return { kind: 'never' };
  const verdict = run.verdict?.verdict;
  if (newest.text !== run.text) {
    return { kind: 'edited', score: verdict && verdict.scored !== false ? verdict.score : null };
  }
  if (run.fault) return { kind: 'fault', fault: run.fault.fault };
  if (!verdict) return { kind: 'never' };
  const { score, passed, scored } = verdict;
  if (scored === false) return { kind: 'not-graded', flaws: flagged(verdict).length };
  return passed ? { kind: 'passed', score } : { kind: 'not-yet', score, flaws: flagged(verdict).length };
}

/** The ids of the flaws found, in the order of the report. */
export const flagged = (verdict: Verdict): string[] =>
  verdict.flaws.filter((flaw) => flaw.state === 'flawed').map((flaw) => flaw.id);
