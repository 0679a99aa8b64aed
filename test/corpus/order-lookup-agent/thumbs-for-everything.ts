import type { Batch, Generation, Item } from 'groundloop';

export const step = (g: Generation): Batch => {
  const pleased = (run: Item) => g.users.thumbs(run);
  const drafts = g.model.sample(300).plus(g.model.sample(80, { about: 'API errors' }));
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), drafts.filter(pleased)));
};
