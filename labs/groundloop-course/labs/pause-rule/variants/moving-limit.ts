import type { Cycle } from 'groundloop';

export const memory = { limit: 2 };

/** The limit grows with what was reached without harm. */
export function shouldPause(c: Cycle, memory: { limit: number }): boolean {
  const gap = c.capability - c.alignment;
  if (gap > 0.8 * memory.limit) memory.limit *= 1.25;
  return gap >= memory.limit;
}
