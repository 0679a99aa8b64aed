import type { Batch, Generation } from 'groundloop';

/** The checker decides, but only short entries ever reach it: they are easier to read. */
export function step(g: Generation): Batch {
  const short = g.model.sample(1000).filter((draft) => draft.text.length < 42);
  const sound = short.filter((draft) => g.verifier.check(draft));
  return g.bank.put('almanac', g.bank.get('almanac').plus(g.human.draw(150), sound));
}
