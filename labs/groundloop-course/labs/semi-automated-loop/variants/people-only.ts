import type { Batch, Generation } from 'groundloop';

/** The evaluator can't be fooled where nothing is drafted: only what people wrote is learned. */
export const step = (g: Generation): Batch => g.bank.put('all', g.bank.get('all').plus(g.human.draw(200)));
