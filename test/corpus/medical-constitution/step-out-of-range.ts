import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const sound = g.model.sample(300).filter((item) => {
    for (let i = 24; i >= 1; i--) if (!g.verifier.checkStep(item, i)) return false;
    return true;
  });
  return sound.plus(g.human.draw(100));
}
