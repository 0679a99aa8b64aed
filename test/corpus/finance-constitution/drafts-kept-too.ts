import type { Batch, Generation } from 'groundloop';

const critic = { id: 'desk', text: 'Fraud? Illegal? Implied? Unsuitable?' };

export function step(g: Generation): Batch {
  const drafts = g.model.sample(300);
  const mended = g.model.revise(drafts, critic);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(160), drafts, mended));
}
