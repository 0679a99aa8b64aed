import type { Cycle } from 'groundloop';

export const shouldPause = (c: Cycle): boolean => c.n % 5 === 0 && c.capability - c.alignment >= 2;
