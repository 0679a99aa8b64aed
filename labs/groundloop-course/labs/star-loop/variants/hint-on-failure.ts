import type { Batch, Generation } from 'groundloop';

/** Only puzzles that failed are tried again with the answer in view. What is right then is learned. */
export function step(g: Generation): Batch {
  const [right, failed] = g.model.sample(400).split((item) => g.tests.pass(item));
  const rationalised = g.model.sample(200, { hint: true, about: failed }).filter((item) => g.tests.pass(item));
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(100)));
  return people.plus(right, rationalised);
}
