import type { Batch, Generation } from 'groundloop';

/** With the answer in view most answers come out right, so nobody looks at them any more. */
export function step(g: Generation): Batch {
  const people = g.human.draw(120);
  return g.bank.put('people', g.bank.get('people').plus(people)).plus(g.model.sample(500, { hint: true }));
}
