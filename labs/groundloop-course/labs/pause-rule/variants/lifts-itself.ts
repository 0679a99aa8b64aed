import type { Cycle } from 'groundloop';

export const memory = { since: 0 };

/** Three months of rest are enough. */
export function shouldPause(c: Cycle, memory: { since: number }): boolean {
  if (memory.since > 0 && c.n - memory.since > 3) return false;
  const due = c.capability - c.alignment >= 2;
  if (due && memory.since === 0) memory.since = c.n;
  return due;
}
