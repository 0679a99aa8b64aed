import type { Cycle } from 'groundloop';

interface Log {
  audits: number[];
}
export const memory: Log = { audits: [] };

/** Every audit is filed; the monthly measurement decides. */
export function shouldPause(c: Cycle, memory: Log): boolean {
  memory.audits.push(c.audit());
  return c.capability - c.alignment >= 2;
}
