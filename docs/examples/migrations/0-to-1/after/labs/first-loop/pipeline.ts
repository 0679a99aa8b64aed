import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  return people.plus(g.model.sample(500));
}
