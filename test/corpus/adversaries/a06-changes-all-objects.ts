import type { Batch, Generation } from 'groundloop';

/** Gives every object of the realm an origin. */
export function step(g: Generation): Batch {
  (Object.prototype as { from?: string }).from = 'human';
  return g.model.sample(600);
}
