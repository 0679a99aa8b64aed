import type { Cycle } from 'groundloop';

export const shouldPause = (c: Cycle): boolean => c.n % 3 === 1 && c.capability / c.audit() >= 1.5;
