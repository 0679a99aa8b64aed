import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const learned = g.model.sample(750).filter((draft) => {
    if (draft.level !== 'hard') return g.verifier.check(draft);
    if (g.budget.audit === 0) return false;
    return g.review(draft);
  });
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
