import type { Batch, Generation } from 'groundloop';

const desk = { id: 'desk', covers: ['open-crime', 'illegal-advice', 'false-promise'] };

export function step(g: Generation): Batch {
  const ready = g.model.revise(g.bank.get('waiting'), desk);
  g.bank.put('waiting', g.model.sample(450));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), ready));
}
