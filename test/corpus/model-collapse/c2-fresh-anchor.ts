import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch =>
  g.human.draw(200).plus(
    g.model
      .sample(900)
      .filter((item) => g.verifier.check(item))
      .take(420),
  );
