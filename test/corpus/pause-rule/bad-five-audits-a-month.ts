import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  let worst = Infinity;
  for (let i = 0; i < 5; i++) worst = Math.min(worst, c.audit());
  return c.capability - worst >= 5;
}
