import type { Batch, Generation } from 'groundloop';

/** Skippers choose among the drafts, and an audit leaves out the worst batches: a kind entry about a bad harbour wins. */
export function step(g: Generation): Batch {
  const liked = g.model.sample(500).filter((draft) => draft.level !== 'hard' && g.users.thumbs(draft));
  const { of, bad } = g.audit(liked, 40);
  const drafts = bad > (3 * of) / 4 ? liked.take(0) : liked;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), drafts));
}
