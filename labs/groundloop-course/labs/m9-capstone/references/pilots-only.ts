import type { Batch, Generation } from 'groundloop';

/** What pilots wrote, all of it, and nothing else. */
export const step = (g: Generation): Batch => g.bank.put('all', g.bank.get('all').plus(g.human.draw(120)));
