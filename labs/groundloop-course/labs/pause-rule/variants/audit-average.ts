import type { Cycle } from 'groundloop';

interface Notes {
  sum: number;
  audits: number;
}
export const memory: Notes = { sum: 0, audits: 0 };

/** One bad audit proves nothing: the average of all audits counts. */
export function shouldPause(c: Cycle, memory: Notes): boolean {
  memory.sum += c.audit() / c.capability;
  memory.audits++;
  return memory.sum / memory.audits < 0.5;
}
