import type { Cycle } from 'groundloop';

export const shouldPause = (c: Cycle): boolean => c.capability - c.selfReport >= 2;
