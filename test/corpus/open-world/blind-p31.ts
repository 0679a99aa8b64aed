import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const passing = g.model.sample(1200).filter((item) => g.tests.pass(item));
  const kept = g.bank.put('kept', g.bank.get('kept').plus(passing));
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  return people.plus(kept);
}
