import type { Batch, Generation } from 'groundloop';

/** Two thousand people in the first generation, and none of them is kept. */
export function step(g: Generation): Batch {
  const people = g.human.draw(g.budget.human);
  const checked = g.model.sample(1000).filter((item) => g.verifier.check(item));
  return people.plus(checked);
}
