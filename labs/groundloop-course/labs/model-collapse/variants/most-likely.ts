import type { Batch, Generation } from 'groundloop';

/** Of the drafts found true, keeps those the model finds most likely. */
export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  const sound = g.model.sample(1100).filter((draft) => g.verifier.check(draft));
  const best = sound.sortBy((draft) => -g.model.likelihood(draft)).take(420);
  return people.plus(best);
}
