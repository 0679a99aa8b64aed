import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
  const drafts = g.model.sample(450);
  let accepted = 0;
  for (const item of drafts) if (g.verifier.check(item)) accepted++;
  return accepted >= 0 ? people.plus(drafts) : people;
}
