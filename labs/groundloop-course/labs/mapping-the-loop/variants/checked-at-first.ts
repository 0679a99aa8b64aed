import type { Batch, Generation } from 'groundloop';

/** Strict with the first generation. After that the model is trusted. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(600).filter((draft) => g.t > 0 || g.verifier.check(draft));
  return g.bank.put('almanac', g.bank.get('almanac').plus(g.human.draw(150), drafts));
}
