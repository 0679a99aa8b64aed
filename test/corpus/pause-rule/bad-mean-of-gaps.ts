import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  const all = [...c.history, c];
  return all.reduce((sum, row) => sum + row.capability - row.alignment, 0) / all.length >= 2;
}
