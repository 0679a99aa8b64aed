import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(40).filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(15), drafts));
}
