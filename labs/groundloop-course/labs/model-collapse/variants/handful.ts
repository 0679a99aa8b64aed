import type { Batch, Generation } from 'groundloop';

/** All drafts are checked and everything is kept, but there are so few of them that what is rare hardly ever comes up. */
export function step(g: Generation): Batch {
  const checked = g.model.sample(40).filter((draft) => g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(15), checked));
}
