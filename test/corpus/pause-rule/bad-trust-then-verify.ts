import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  const seen = c.capability - c.alignment >= 1.5;
  const admitted = c.capability - c.selfReport >= 0.15;
  return seen && admitted;
}
