import type { Batch, Generation } from 'groundloop';

/** Errors are provoked and kept. Of the ordinary runs only the half is learned that the model finds most usual. */
export function step(g: Generation): Batch {
  const recovered = g.model.sample(110, { about: 'API errors' }).filter((run) => g.verifier.check(run));
  const good = g.model.sample(280).filter((run) => g.verifier.check(run));
  const usual = good.sortBy((run) => -g.model.likelihood(run)).take(Math.floor(good.size / 2));
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), recovered, usual));
}
