import type { Batch, Generation } from 'groundloop';

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export const step = (g: Generation): Batch =>
  accumulate(g, g.human.draw(170), verified(g, g.model.sample(850, { temperature: 0.85 }), 400));
