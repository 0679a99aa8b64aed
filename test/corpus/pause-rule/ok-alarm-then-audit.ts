import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  if (c.capability - c.alignment < 1.5) return false;
  const audits = [c.audit(), c.audit(), c.audit()].sort((a, b) => a - b);
  return c.capability - audits[1]! >= 0.1;
}
