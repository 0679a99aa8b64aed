import type { Batch, Generation } from 'groundloop';

/** What is hard goes to people, as long as they have time; everything else goes to the evaluator. */
export function step(g: Generation): Batch {
  const [hard, others] = g.model.sample(800).split((draft) => draft.level === 'hard');

  const checked = others.filter((draft) => g.verifier.check(draft));
  const read = hard.filter((draft) => g.budget.audit > 0 && g.review(draft));

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked, read));
}
