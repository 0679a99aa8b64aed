import type { Batch, Generation } from 'groundloop';

/** Returns an object with a batch's prototype. */
export function step(g: Generation): Batch {
  return Object.create(Object.getPrototypeOf(g.human.draw(200)) as object) as Batch;
}
