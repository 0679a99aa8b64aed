import type { Cycle } from 'groundloop';

/** Better safe than sorry. */
export const shouldPause = (c: Cycle): boolean => c.n > 0;
