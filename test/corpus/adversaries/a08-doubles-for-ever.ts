import type { Batch, Generation } from 'groundloop';

/** A batch that doubles thirty times. */
export function step(g: Generation): Batch {
  let all = g.model.sample(1000);
  for (let i = 0; i < 30; i++) all = all.plus(all);
  return all;
}
