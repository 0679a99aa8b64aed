import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(1100);
  const likely = drafts.sortBy((item) => -g.model.likelihood(item)).take(drafts.size / 2);
  const checked = likely.filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), checked));
}
