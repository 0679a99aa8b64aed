import type { Batch, Generation } from 'groundloop';

/** The newest pages and the newest drafts, unread. Nothing is kept. */
export const step = (g: Generation): Batch => g.web.draw(100).plus(g.model.sample(400), g.human.draw(5));
