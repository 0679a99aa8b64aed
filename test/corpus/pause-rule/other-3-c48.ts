import type { Cycle } from 'groundloop';

// A complete record: two audits each month, mean, spread, trend. The board reads it at its annual meeting.
type Entry = { month: number; capability: number; alignment: number; audited: number; spread: number };
type Record_ = { entries: Entry[]; decided: boolean };

export const memory: Record_ = { entries: [], decided: false };

const BOARD_MEETS = 24;

function examine(c: Cycle): Entry | null {
  if (c.budget.audit < 2) return null;
  const [a, b] = [c.audit(), c.audit()];
  return {
    month: c.n,
    capability: c.capability,
    alignment: c.alignment,
    audited: (a + b) / 2,
    spread: Math.abs(a - b),
  };
}

function diverged(entries: Entry[]): boolean {
  const recent = entries.slice(-6);
  const bad = recent.filter((e) => e.capability - e.audited >= 2 && e.capability >= 2 * e.audited);
  return recent.length > 0 && bad.length * 2 > recent.length;
}

export function shouldPause(c: Cycle, record: Record_): boolean {
  const entry = examine(c);
  if (entry) record.entries.push(entry);
  if (c.n === BOARD_MEETS && diverged(record.entries)) record.decided = true;
  return record.decided;
}
