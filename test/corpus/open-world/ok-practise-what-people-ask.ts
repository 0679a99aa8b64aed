import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(700).plus(g.model.sample(150, { about: g.human.draw(30) }));
  const good = drafts.filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), good));
}
