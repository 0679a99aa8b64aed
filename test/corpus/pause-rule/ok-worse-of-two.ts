import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  const alignment = Math.min(c.alignment, c.audit());
  return c.capability - alignment >= 1.8;
}
