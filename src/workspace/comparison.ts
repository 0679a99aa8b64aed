import type { Fault, Verdict } from '../core/grading/verdict.ts';
import type { RunOutcome } from './labRun.ts';

/** The first or the second of two pipelines. */
export type Side = 0 | 1;

/** What came of one side's run. */
export interface SideResult {
  readonly verdict: Verdict | null;
  readonly fault: Fault | null;
}

/** Two pipelines that are run one after the other, and what is known of them. */
export interface Comparison {
  readonly running: { readonly side: Side; readonly seedsDone: number; readonly seedsMax: number } | null;
  /** Null for a side that hasn't run. */
  readonly results: readonly [SideResult | null, SideResult | null];
  /** The texts that ran, or are running; null for a side that hasn't run. */
  readonly texts: readonly [string | null, string | null];
}

export const notCompared: Comparison = { running: null, results: [null, null], texts: [null, null] };

/** A side's run begins. The first one's puts away what was known. */
export const began = (comparison: Comparison, side: Side): Comparison => ({
  ...(side === 0 ? notCompared : comparison),
  running: { side, seedsDone: 0, seedsMax: 0 },
});

/** It is this text that runs. */
export const read = (comparison: Comparison, text: string): Comparison => {
  const [first] = comparison.texts;
  if (!comparison.running) return comparison;
  return { ...comparison, texts: comparison.running.side === 0 ? [text, null] : [first, text] };
};

/** Whether what came of a side is about another text than it has now. */
export const isStale = ({ results, texts }: Comparison, side: Side, now: string | undefined): boolean =>
  results[side] !== null && texts[side] !== null && now !== undefined && now !== texts[side];

export const progressedTo = (comparison: Comparison, seedsDone: number, seedsMax: number): Comparison =>
  comparison.running ? { ...comparison, running: { ...comparison.running, seedsDone, seedsMax } } : comparison;

/** A side's run is over. Where it was cancelled nothing is kept of either: half a comparison compares nothing. */
export function ended(comparison: Comparison, outcome: RunOutcome): Comparison {
  const { running, results } = comparison;
  if (!running || outcome.kind === 'cancelled') return notCompared;
  const result: SideResult =
    outcome.kind === 'verdict' ? { verdict: outcome.verdict, fault: null } : { verdict: null, fault: outcome.fault };
  return { ...comparison, running: null, results: running.side === 0 ? [result, results[1]] : [results[0], result] };
}
