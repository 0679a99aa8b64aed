import type { Batch, Generation } from 'groundloop';

/** Every draft is read by the expert, and each year begins with an empty shelf: a few new labels, and many of its own. */
export function step(g: Generation): Batch {
  const drafts = g.model
    .sample(300)
    .filter((draft) => g.tests.pass(draft) && g.budget.verify > 0 && g.verifier.check(draft));
  return g.human.draw(10).plus(drafts);
}
