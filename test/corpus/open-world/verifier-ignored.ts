import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  const drafts = g.model.sample(450);
  let good = 0;
  for (const item of drafts) if (g.verifier.check(item)) good++;
  return good < 0 ? drafts : accumulate(g, g.human.draw(180), drafts);
}
