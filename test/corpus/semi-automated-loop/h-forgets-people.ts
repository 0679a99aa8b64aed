import type { Batch, Generation } from 'groundloop';

/** Routed well, and trained on nothing but the last harvest. */
export function step(g: Generation): Batch {
  const learned = g.model
    .sample(1100)
    .filter((draft) => (draft.level === 'hard' ? g.budget.audit > 0 && g.review(draft) : g.verifier.check(draft)));
  return learned.plus(g.human.draw(10));
}
