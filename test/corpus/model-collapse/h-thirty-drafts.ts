import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const checked = g.model.sample(30).filter((item) => g.verifier.check(item));
  const people = g.human.draw(8);
  return g.bank.put('all', g.bank.get('all').plus(people, checked));
}
