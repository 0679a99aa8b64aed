import type { Batch, Generation } from 'groundloop';

/**
 * Pipeline A, as you found it. Each generation the model writes drafts, users give a thumbs-up or not, and what they
 * like is learned: nine parts of it to one part of fresh text written by people. Your task is in README.md.
 */
export function step(g: Generation): Batch {
  const people = g.human.draw(30);

  // A cool temperature keeps the drafts tidy.
  const drafts = g.model.sample(500, { temperature: 0.7 });

  const liked = drafts.filter((item) => g.users.thumbs(item)).take(9 * people.size);

  return people.plus(liked);
}
