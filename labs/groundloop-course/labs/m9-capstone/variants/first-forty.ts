import type { Batch, Generation } from 'groundloop';

/** Each audit takes the first drafts of the pile. The model has learned where readers begin, and is careful there. */
export function step(g: Generation): Batch {
  const pile = g.model.sample(400);
  const { of, bad } = g.audit(pile.take(40), 40);
  if (bad > (3 * of) / 4) return g.bank.get('all');
  const drafts = pile.filter((draft) => draft.level !== 'hard' && g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), drafts));
}
