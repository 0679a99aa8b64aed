import type { Cycle } from 'groundloop';

/** Fixed in advance, and below the gap at which a pause is due. */
const LIMIT = 1.5;

export const shouldPause = (c: Cycle): boolean => c.capability - c.alignment >= LIMIT;
