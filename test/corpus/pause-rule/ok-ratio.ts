import type { Cycle } from 'groundloop';

class Latch {
  static trips(c: Cycle): boolean {
    return c.capability / c.alignment >= 1.7;
  }
}
export const memory = { down: false };

export function shouldPause(c: Cycle, memory: { down: boolean }): boolean {
  memory.down ||= Latch.trips(c);
  return memory.down;
}
