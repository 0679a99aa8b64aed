import type { Batch, Generation, Item } from 'groundloop';

/** Keeps the top share of a batch by a score. */
function top(batch: Batch, share: number, score: (item: Item) => number): Batch {
  const n = Math.ceil(batch.size * share);
  return batch.sortBy((item) => -score(item)).take(n);
}

export function step(g: Generation): Batch {
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(180)));
  const verified = g.model.sample(1000).filter((item) => g.verifier.check(item));
  // The verifier lets some noise through; what reads fluently is cleaner.
  const clean = top(verified, 0.6, (item) => g.model.likelihood(item));
  const synthetic = g.bank.put('synthetic', g.bank.get('synthetic').plus(clean));
  return human.plus(synthetic);
}
