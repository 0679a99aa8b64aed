import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch => {
  const checked = g.model.sample(1100).filter((item) => g.verifier.check(item));
  return g.human.draw(6).plus(checked.take(594));
};
