import type { Cycle } from 'groundloop';

export const memory: { file: number[] } = { file: [] };

export function shouldPause(c: Cycle, memory: { file: number[] }): boolean {
  memory.file = [...memory.file.slice(-3), c.audit()];
  return c.capability - c.alignment >= 2;
}
