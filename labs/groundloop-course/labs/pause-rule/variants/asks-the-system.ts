import type { Cycle } from 'groundloop';

/** The system shows a tenth of the gap; that was found out once, and the limit was set to it. */
export const shouldPause = (c: Cycle): boolean => c.capability - c.selfReport >= 0.2;
