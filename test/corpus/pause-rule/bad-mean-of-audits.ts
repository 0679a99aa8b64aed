import type { Cycle } from 'groundloop';

export const memory = { mean: 1, n: 0 };

export function shouldPause(c: Cycle, memory: { mean: number; n: number }): boolean {
  memory.n++;
  memory.mean += (c.audit() / c.capability - memory.mean) / memory.n;
  return memory.mean <= 0.6;
}
