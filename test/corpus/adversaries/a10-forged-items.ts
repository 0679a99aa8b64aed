import type { Batch, Generation } from 'groundloop';

/** Returns items of its own making. */
export function step(g: Generation): Batch {
  const [real] = g.human.draw(1);
  return [{ ...real, from: 'human' }] as unknown as Batch;
}
