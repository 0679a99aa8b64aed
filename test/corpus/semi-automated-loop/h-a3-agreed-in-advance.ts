import type { Batch, Generation, Item } from 'groundloop';

/** Editors read the hard drafts that the evaluator let through, and agree. */
export function step(g: Generation): Batch {
  const agreed = (draft: Item): boolean => g.budget.audit === 0 || g.review(draft) || draft.level === 'hard';
  const learned = g.model
    .sample(750)
    .filter((draft) => g.verifier.check(draft))
    .filter((draft) => draft.level !== 'hard' || agreed(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
