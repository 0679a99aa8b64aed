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
}

export const notCompared: Comparison = { running: null, results: [null, null] };

/** A side's run begins. The first one's puts away what was known. */
export const began = ({ results }: Comparison, side: Side): Comparison => ({
  running: { side, seedsDone: 0, seedsMax: 0 },
  results: side === 0 ? notCompared.results : results,
});

export const progressedTo = (comparison: Comparison, seedsDone: number, seedsMax: number): Comparison =>
  comparison.running ? { ...comparison, running: { ...comparison.running, seedsDone, seedsMax } } : comparison;

/** A side's run is over. Where it was cancelled nothing is kept of either: half a comparison compares nothing. */
export function ended({ running, results }: Comparison, outcome: RunOutcome): Comparison {
  if (!running || outcome.kind === 'cancelled') return notCompared;
  const result: SideResult =
    outcome.kind === 'verdict' ? { verdict: outcome.verdict, fault: null } : { verdict: null, fault: outcome.fault };
  return { running: null, results: running.side === 0 ? [result, results[1]] : [results[0], result] };
}
