import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  const drafts = g.model.sample(900).filter((item) => g.verifier.check(item));
  return people.plus(drafts.filter((item) => item.text.length % 3 !== 0));
}
