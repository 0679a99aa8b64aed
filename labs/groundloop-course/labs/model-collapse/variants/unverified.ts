import type { Batch, Generation } from 'groundloop';

/** Keeps all human text and all drafts. Nothing outside the model ever says which drafts are true. */
export function step(g: Generation): Batch {
  const people = g.human.draw(180);
  const drafts = g.model.sample(450);
  return g.bank.put('all', g.bank.get('all').plus(people, drafts));
}
