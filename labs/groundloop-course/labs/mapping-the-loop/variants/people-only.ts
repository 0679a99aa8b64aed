import type { Batch, Generation } from 'groundloop';

/** Nothing of the model's is ever learned. Safe, and no better than the people it copies. */
export function step(g: Generation): Batch {
  return g.bank.put('almanac', g.bank.get('almanac').plus(g.human.draw(200)));
}
