import type { Batch, Generation } from 'groundloop';

/** Hard drafts wait in a box for the editors, who empty it in the next generation. */
export function step(g: Generation): Batch {
  const box = g.bank.get('box');
  const answered = box.filter((draft) => g.budget.audit > 0 && g.review(draft));
  const [hard, others] = g.model.sample(700).split((draft) => draft.level === 'hard');
  g.bank.put('box', hard);
  const checked = others.filter((draft) => g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked, answered));
}
