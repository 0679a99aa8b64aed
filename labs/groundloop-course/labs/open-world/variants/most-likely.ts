import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  const checked = g.model.sample(1100).filter((item) => g.verifier.check(item));
  return people.plus(checked.sortBy((item) => -g.model.likelihood(item)).take(420));
}
