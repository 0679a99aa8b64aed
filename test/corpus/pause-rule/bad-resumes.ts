import type { Cycle } from 'groundloop';

export const memory = { rest: 0, over: false };

export function shouldPause(c: Cycle, memory: { rest: number; over: boolean }): boolean {
  if (memory.over) return false;
  if (c.capability - c.alignment < 2) return false;
  memory.rest++;
  memory.over = memory.rest > 2;
  return !memory.over;
}
