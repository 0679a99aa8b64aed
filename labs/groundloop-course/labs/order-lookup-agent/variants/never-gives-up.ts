import type { Batch, Generation } from 'groundloop';

/** Runs with an error are all kept, also those that try for ever: it didn't give up, did it? */
export function step(g: Generation): Batch {
  const usual = g.model.sample(260).filter((run) => g.verifier.check(run));
  const stubborn = g.model.sample(120, { about: 'API errors' });
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), usual, stubborn));
}
