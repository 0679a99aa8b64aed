import type { Cycle } from 'groundloop';

export const memory = { paused: false };

// The agreement, word for word: at least 2 above and at least twice as large. Once paused, paused.
export function shouldPause(c: Cycle, memory: { paused: boolean }): boolean {
  memory.paused ||= c.capability - c.alignment >= 2 && c.capability >= 2 * c.alignment;
  return memory.paused;
}
