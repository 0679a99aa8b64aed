import type { Batch, Generation } from 'groundloop';

/** What the checker objects to stays out. */
export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  const sound = g.model.sample(600).filter((draft) => g.verifier.check(draft));
  return g.bank.put('almanac', g.bank.get('almanac').plus(people, sound));
}
