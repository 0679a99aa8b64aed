import type { Cycle } from 'groundloop';

export const shouldPause = ({ n }: Cycle): boolean => n >= 10;
