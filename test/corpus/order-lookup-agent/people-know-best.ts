import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.human.draw(70).plus(g.human.draw(80, 'API errors'));
  const own = g.model.sample(200).filter((run) => g.verifier.check(run));
  return g.bank.put('runs', g.bank.get('runs').plus(people, own));
}
