import type { Batch, Generation } from 'groundloop';

/** People start the loop; from then on every training set is verified model text alone. */
export function step(g: Generation): Batch {
  const sound = g.model
    .sample(1000)
    .filter((draft) => g.verifier.check(draft))
    .take(600);
  return g.t === 0 ? g.human.draw(200).plus(sound) : sound;
}
