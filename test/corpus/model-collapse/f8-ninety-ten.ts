import type { Batch, Generation } from 'groundloop';

/** One part of people to nine parts of what users liked, and all of it kept. */
export function step(g: Generation): Batch {
  const people = g.human.draw(60);
  const liked = g.model.sample(1200).filter((item) => g.users.thumbs(item));
  return g.bank.put('all', g.bank.get('all').plus(people, liked.take(540)));
}
