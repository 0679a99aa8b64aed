import type { Batch, Generation } from 'groundloop';

/** Sorts by something that isn't a number. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(600).sortBy((item) => Number(item.text));
  return g.human.draw(170).plus(drafts.take(300));
}
