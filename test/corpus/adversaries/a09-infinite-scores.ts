import type { Batch, Generation } from 'groundloop';

/** Infinite scores are numbers: what is verified comes first, in the order in which it was. */
export function step(g: Generation): Batch {
  const ranked = g.model.sample(900).sortBy((item) => (g.verifier.check(item) ? -Infinity : Infinity));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), ranked.take(300)));
}
