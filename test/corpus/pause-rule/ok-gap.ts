import type { Cycle } from 'groundloop';

export const shouldPause = (c: Cycle): boolean => c.capability - c.alignment >= 2;
