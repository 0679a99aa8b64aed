import type { Batch, Generation } from 'groundloop';

/**
 * The clinic's loop, as you found it. The model revises its own advice under the constitution, what agrees with the
 * answer key is kept, and the next model learns from it. Your task is in README.md.
 */
const constitution = [
  { id: 'helpful', text: 'Be helpful and accurate.' },
  { id: 'careful', text: 'Be careful with every dose: never go beyond the maximum amount for a day.' },
];

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(120)));

  let drafts = g.model.sample(500);
  for (const principle of constitution) drafts = g.model.revise(drafts, principle);

  const agreed = drafts.filter((item) => g.tests.pass(item));

  return people.plus(agreed);
}
