import type { Batch, Generation, Principle } from 'groundloop';

const CRITIC: Principle = { id: 'desk', text: 'Fraud? Illegal? A promise? Unsuitable?' };

/** A full constitution. What the advisers wrote is learned once, and never again. */
export function step(g: Generation): Batch {
  const answers = g.model.revise(g.model.sample(600), CRITIC);
  return g.t === 0 ? answers.plus(g.human.draw(250)) : answers;
}
