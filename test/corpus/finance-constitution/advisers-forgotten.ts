import type { Batch, Generation } from 'groundloop';

const critic = { id: 'desk', text: 'Fraud? Illegal? Implied? Unsuitable?' };

export function step(g: Generation): Batch {
  const answers = g.model.revise(g.model.sample(600), critic);
  return g.t === 0 ? answers.plus(g.human.draw(250)) : answers;
}
