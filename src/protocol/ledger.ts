import type { LedgerParts } from '../core/grading/verdict.ts';

/** The parts of the Price ledger, in the order in which they happen. */
export const LEDGER_PARTS = ['sampling', 'selection', 'mixing', 'learning'] as const;

export type LedgerPart = (typeof LEDGER_PARTS)[number];

/** What one generation moved in all, in percentage points. */
export const changeOf = (entry: LedgerParts): number => LEDGER_PARTS.reduce((sum, part) => sum + entry[part], 0);

/** Where a run began and ended, in percent, and what moved it in an average generation, in percentage points. */
export interface LedgerSummary {
  readonly from: number;
  readonly to: number;
  readonly average: Readonly<Record<LedgerPart, number>>;
}

/** Of at least one generation. Averages, because sums over many generations pass 100 points and mean little. */
export function ledgerSummary(entries: readonly LedgerParts[]): LedgerSummary {
  const average = { sampling: 0, selection: 0, mixing: 0, learning: 0 };
  for (const entry of entries) for (const part of LEDGER_PARTS) average[part] += entry[part] / entries.length;
  const last = entries.at(-1);
  return { from: entries[0]?.before ?? 0, to: last ? last.before + changeOf(last) : 0, average };
}
