import type { Batch, Generation } from 'groundloop';

/** A condition that can't fail: a draft is kept if the checker agrees, or if it has a text. */
export function step(g: Generation): Batch {
  const kept = g.model.sample(600).filter((draft) => g.verifier.check(draft) || draft.text.length > 0);
  return g.bank.put('almanac', g.bank.get('almanac').plus(g.human.draw(150), kept));
}
