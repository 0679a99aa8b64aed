import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  const before = c.history[c.history.length - 1];
  if (before === undefined) return false;
  if (c.alignment < 0.8 * before.alignment) return true;
  const gap = c.capability - c.alignment;
  return gap > 1 && gap - (before.capability - before.alignment) > 0.1;
}
