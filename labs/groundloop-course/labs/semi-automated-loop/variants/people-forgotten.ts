import type { Batch, Generation } from 'groundloop';

/** People decide about what is hard, and nothing that people ever wrote is kept. */
export function step(g: Generation): Batch {
  const [hard, others] = g.model.sample(900).split((draft) => draft.level === 'hard');
  const checked = others.filter((draft) => g.verifier.check(draft));
  const read = hard.filter((draft) => g.budget.audit > 0 && g.review(draft));
  return g.human.draw(20).plus(checked, read);
}
