import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  return g.human.draw(30).plus(g.model.sample(500).filter((draft) => g.verifier.check(draft)));
}
