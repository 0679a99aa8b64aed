import type { Generation, Batch } from 'groundloop';

// Expert iteration. Warm start on people, after that the model feeds itself (verified, of course).
export function step(g: Generation): Batch {
  if (g.t === 0) {
    return g.human.draw(400);
  }
  return g.model.sample(450).filter((item) => g.verifier.check(item));
}
