import type { Cycle } from 'groundloop';

export function shouldPause(c: Cycle): boolean {
  return (c.capability - c.alignment) as unknown as boolean;
}
