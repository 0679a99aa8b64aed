import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  if (c.n % 3 !== 0) return false;
  const found = c.audit();
  return c.capability >= found + 1.5;
}
