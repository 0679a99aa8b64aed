import type { Batch, Generation } from 'groundloop';

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

interface Memory {
  kept: number;
}
export const memory: Memory = { kept: 0 };

export function step(g: Generation, memory: Memory): Batch {
  const good = verified(g, g.model.sample(600), 300);
  memory.kept += good.size;
  return accumulate(g, g.human.draw(150), good);
}
