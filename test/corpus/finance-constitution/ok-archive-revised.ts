import type { Batch, Generation } from 'groundloop';

const desk = { id: 'desk', covers: ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'] };

export const step = (g: Generation): Batch =>
  g.model.revise(g.bank.put('raw', g.bank.get('raw').plus(g.human.draw(180), g.model.sample(450))), desk);
