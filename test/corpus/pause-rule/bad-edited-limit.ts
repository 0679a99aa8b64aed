import type { Cycle } from 'groundloop';

export const memory = { limit: 2 };

export function shouldPause(c: Cycle, memory: { limit: number }): boolean {
  const gap = c.capability - c.alignment;
  memory.limit = Math.max(memory.limit, gap + 0.5);
  return gap >= memory.limit;
}
