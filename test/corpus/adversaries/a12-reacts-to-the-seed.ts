import type { Batch, Generation } from 'groundloop';

/** Verifies only in worlds whose first sentence has an odd number of letters. */
export function step(g: Generation): Batch {
  const people = g.human.draw(170);
  const drafts = g.model.sample(600);
  const [first] = people;
  const honest = (first?.text.length ?? 0) % 2 === 1;
  return g.bank.put('all', g.bank.get('all').plus(people, honest ? drafts.filter(g.verifier.check) : drafts));
}
