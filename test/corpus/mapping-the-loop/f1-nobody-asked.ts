import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch =>
  g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), g.model.sample(450)));
