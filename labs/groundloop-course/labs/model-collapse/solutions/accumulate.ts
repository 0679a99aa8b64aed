import type { Batch, Generation } from 'groundloop';

/** Nothing is ever thrown away: every generation adds new human text and the drafts that were found true. */
export function step(g: Generation): Batch {
  const people = g.human.draw(180);
  const checked = g.model.sample(800).filter((draft) => g.verifier.check(draft));
  const everything = g.bank.get('everything').plus(people, checked);
  return g.bank.put('everything', everything);
}
