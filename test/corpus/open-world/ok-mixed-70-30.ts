import type { Batch, Generation } from 'groundloop';

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  const drafts = g.model.sample(900);
  return accumulate(
    g,
    g.human.draw(170),
    verified(g, drafts.take(700), 330),
    drafts.filter((_, i) => i >= 760),
  );
}
