import type { Cycle } from 'groundloop';

/** The committee meets every fifth month. */
export function shouldPause(c: Cycle): boolean {
  if (c.n % 5 !== 0) return false;
  return c.capability - c.alignment >= 2;
}
