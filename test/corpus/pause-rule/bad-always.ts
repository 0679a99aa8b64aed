import type { Cycle } from 'groundloop';

export const shouldPause = (_c: Cycle): boolean => true;
