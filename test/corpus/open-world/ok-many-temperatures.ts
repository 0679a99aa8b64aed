import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  let drafts = g.model.sample(0);
  for (let i = 0; i < 100; i++) drafts = drafts.plus(g.model.sample(6, { temperature: 1 + 0.3 * g.random() }));
  return accumulate(g, g.human.draw(150), drafts.filter(g.verifier.check));
}
