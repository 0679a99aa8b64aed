import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  if (g.t === 0) return g.human.draw(400).plus(g.model.sample(600).filter((item) => g.verifier.check(item)));
  return g.model.sample(1200).filter((item) => g.verifier.check(item));
}
