import type { Cycle } from 'groundloop';

/** Pause when the system itself says that it has fallen behind. Your task is in README.md. */
export function shouldPause(c: Cycle): boolean {
  return c.capability - c.selfReport >= 2;
}
