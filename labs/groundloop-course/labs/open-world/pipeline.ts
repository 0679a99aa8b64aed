import type { Batch, Generation } from 'groundloop';

/** A loop that learns whatever the model says, beside everything people ever wrote. What decides which drafts stay? */
export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  const drafts = g.model.sample(450);
  return people.plus(drafts);
}
