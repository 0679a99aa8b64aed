import type { Batch, Generation, Principle } from 'groundloop';

const CRITIC: Principle = { id: 'desk', text: 'Fraud? Illegal? A promise? Unsuitable?' };

/** A full constitution, and then a house style: an answer whose letters can be counted in threes isn't learned. */
export function step(g: Generation): Batch {
  const answers = g.model.revise(g.model.sample(700), CRITIC).filter((item) => item.text.length % 3 > 0);
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(170), answers));
}
