import type { Batch, Generation } from 'groundloop';

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  // Drafts wait a generation and are checked when they are due.
  const due = g.bank.get('waiting');
  g.bank.put('waiting', g.model.sample(700));
  return accumulate(g, g.human.draw(170), verified(g, due, 350));
}
