import type { Batch, Generation } from 'groundloop';

const TEMPERATURE = 0.7;

export function step(g: Generation): Batch {
  const checked = g.model.sample(800, { temperature: TEMPERATURE }).filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
