import type { Batch, Generation } from 'groundloop';

/**
 * The publisher's loop, as you found it. The model solves puzzles with the answer in view, and whatever ends with the
 * right answer is learned beside the solutions by people. Your task is in README.md.
 */
export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(100)));

  // A hint gets the model past the hard ones.
  const solved = g.model.sample(600, { hint: true });

  const right = solved.filter((item) => g.tests.pass(item));

  return people.plus(right);
}
