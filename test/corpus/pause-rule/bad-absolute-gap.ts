import type { Cycle } from 'groundloop';

export const shouldPause = (c: Cycle): boolean => Math.abs(c.capability - c.alignment) >= 2;
