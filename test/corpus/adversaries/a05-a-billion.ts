import type { Batch, Generation } from 'groundloop';

/** Asks for a billion people at once, gets what the budget has, and keeps them for good. */
export function step(g: Generation): Batch {
  const good = g.model.sample(900).filter(g.verifier.check);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(1e9), good));
}
