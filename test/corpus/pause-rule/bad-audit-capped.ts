import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  const found = Math.max(0.95 * c.alignment, Math.min(c.alignment, c.audit()));
  return c.capability - found >= 1.8;
}
