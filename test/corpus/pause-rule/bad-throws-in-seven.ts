import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  if (c.n === 7) throw new Error('the seventh month is missing');
  return c.capability - c.alignment >= 2;
}
