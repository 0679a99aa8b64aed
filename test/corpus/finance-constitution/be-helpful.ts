import type { Batch, Generation } from 'groundloop';

const goodwill = { id: 'goodwill', text: 'Be helpful, honest and harmless.' };

export const step = (g: Generation): Batch =>
  g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), g.model.revise(g.model.sample(460), goodwill)));
