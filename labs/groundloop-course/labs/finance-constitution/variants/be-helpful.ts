import type { Batch, Generation, Principle } from 'groundloop';

const PRINCIPLE: Principle = { id: 'quality', text: 'Be helpful, accurate and polite.' };

/** One principle with which nobody can disagree, and under which nothing can be found. */
export function step(g: Generation): Batch {
  const answers = g.model.revise(g.model.sample(500), PRINCIPLE);
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(170), answers));
}
