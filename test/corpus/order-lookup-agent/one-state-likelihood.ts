import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const checked = g.model.sample(280).filter(g.verifier.check);
  const usual = checked.sortBy((run) => -g.model.likelihood(run)).take(Math.floor(checked.size / 3));
  const recovered = g.model.sample(110, { about: 'API errors' }).filter(g.verifier.check);
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), usual, recovered));
}
