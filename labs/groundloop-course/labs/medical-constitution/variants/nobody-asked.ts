import type { Batch, Generation } from 'groundloop';

/** All drafts are learned as they come. */
export function step(g: Generation): Batch {
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(140), g.model.sample(450)));
}
