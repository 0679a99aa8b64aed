import type { Cycle } from 'groundloop';

export const memory = { bad: 0 };

export function shouldPause(c: Cycle, memory: { bad: number }): boolean {
  if (memory.bad >= 2) return true;
  if (c.n % 3 === 0) return false;
  memory.bad = c.capability - c.audit() >= 1.4 ? memory.bad + 1 : 0;
  return memory.bad >= 2;
}
