import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(260).plus(g.model.sample(120, { about: 'API errors' }));
  const best = drafts.sortBy((run) => (g.users.thumbs(run) ? 0 : 1)).take(Math.floor((2 * drafts.size) / 3));
  return g.bank.put('best', g.bank.get('best').plus(g.human.draw(100), best));
}
