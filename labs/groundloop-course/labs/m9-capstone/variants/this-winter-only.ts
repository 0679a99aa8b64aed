import type { Batch, Generation } from 'groundloop';

/** Careful readers, a careful checker, and a new book each winter: what pilots wrote before is gone. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(500).filter((draft) => draft.level !== 'hard' && g.verifier.check(draft));
  const { of, bad } = g.audit(drafts, 40);
  return g.human.draw(20).plus(bad > of / 2 ? drafts.take(0) : drafts);
}
