import type { Cycle } from 'groundloop';

/** The auditors come once a quarter, as announced. */
export function shouldPause(c: Cycle): boolean {
  return c.n % 3 === 0 && c.capability - c.audit() >= 2;
}
