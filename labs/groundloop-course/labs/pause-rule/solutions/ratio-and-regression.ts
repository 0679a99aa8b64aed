import type { Cycle } from 'groundloop';

export const memory = { paused: false };

/** Pauses when capability is far ahead, or when alignment drops; and stays paused. */
export function shouldPause(c: Cycle, memory: { paused: boolean }): boolean {
  if (memory.paused) return true;
  const before = c.history.at(-1);
  const dropped = before !== undefined && c.alignment < 0.7 * before.alignment;
  memory.paused = dropped || c.capability >= 1.6 * c.alignment;
  return memory.paused;
}
