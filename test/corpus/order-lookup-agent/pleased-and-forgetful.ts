import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch => {
  const drafts = g.model.sample(280).plus(g.model.sample(110, { about: 'API errors' }));
  return drafts.filter((run) => g.users.thumbs(run)).plus(g.human.draw(g.t === 0 ? 300 : 0));
};
