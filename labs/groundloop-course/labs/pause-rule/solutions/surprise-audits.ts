import type { Cycle } from 'groundloop';

interface Notes {
  latest: number[];
}
export const memory: Notes = { latest: [] };

const announced = (n: number): boolean => n % 3 === 0;

/** Two audits that nobody announced, and the better of them decides: one alone is noisy. */
export function shouldPause(c: Cycle, memory: Notes): boolean {
  if (!announced(c.n) && c.budget.audit > 0) memory.latest = [...memory.latest, c.audit()].slice(-2);
  const best = Math.max(...memory.latest);
  return memory.latest.length === 2 && c.capability - best >= 1.2;
}
