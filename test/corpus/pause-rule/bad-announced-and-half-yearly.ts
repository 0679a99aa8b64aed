import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  if (c.n % 6 !== 0) return false;
  return c.capability / c.audit() > 1.4;
}
