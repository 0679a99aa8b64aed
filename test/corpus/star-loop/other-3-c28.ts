import type { Batch, Generation } from 'groundloop';

/** STaR as in the paper: solve; where it fails, rationalise with the answer in view; keep what ends in the right answer. */
export function step(g: Generation): Batch {
  const attempts = g.model.sample(500);
  const [right, wrong] = attempts.split((item) => g.tests.pass(item));
  const rationalised = wrong.size
    ? g.model.sample(wrong.size, { about: wrong, hint: true }).filter((item) => g.tests.pass(item))
    : wrong;
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(100)));
  return people.plus(right, rationalised);
}
