import type { Batch, Generation } from 'groundloop';

// One epoch is a fixed number of items, so that training runs compare.
const EPOCH = 400;

export function step(g: Generation): Batch {
  const people = g.human.draw(200);
  const verified = g.model.sample(1100).filter((item) => g.verifier.check(item));
  const mixture = verified.plus(people);
  return mixture.take(EPOCH);
}
