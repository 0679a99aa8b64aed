import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch => g.bank.put('a', g.bank.get('a').plus(g.human.draw(180)));
