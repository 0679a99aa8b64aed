import type { Batch, Generation, Item } from 'groundloop';

/** Has an object checked that has an item's prototype and nothing behind it. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(300);
  const [real] = drafts;
  const fake = Object.create(Object.getPrototypeOf(real) as object) as Item;
  return g.verifier.check(fake) ? drafts : g.human.draw(200);
}
