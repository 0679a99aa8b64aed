import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.human.draw(30);
  return people.plus(
    g.model
      .sample(500, { temperature: 0.7 })
      .filter(g.users.thumbs)
      .take(9 * people.size),
  );
}
