import type { Batch, Generation, Item } from 'groundloop';

/** What one user likes and another one, too: the same user, as it happens. */
export function step(g: Generation): Batch {
  const liked = (item: Item): boolean => [1, 2].every(() => g.users.thumbs(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(190), g.model.sample(900).filter(liked)));
}
