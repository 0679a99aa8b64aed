import type { LedgerParts } from '../core/grading/verdict.ts';

/** The parts of the Price ledger, in the order in which they happen. */
export const LEDGER_PARTS = ['sampling', 'selection', 'mixing', 'learning'] as const;

export type LedgerPart = (typeof LEDGER_PARTS)[number];

/** What one generation moved in all, in percentage points. */
export const changeOf = (entry: LedgerParts): number => LEDGER_PARTS.reduce((sum, part) => sum + entry[part], 0);

/** Each part added up over generations, in percentage points. */
export function ledgerTotal(entries: readonly LedgerParts[]): LedgerParts {
  const total = { before: entries[0]?.before ?? 0, sampling: 0, selection: 0, mixing: 0, learning: 0 };
  for (const entry of entries) for (const part of LEDGER_PARTS) total[part] += entry[part];
  return total;
}
