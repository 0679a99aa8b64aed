import type { Batch, Generation } from 'groundloop';

/** System D: users decide. */
export function step(g: Generation): Batch {
  const liked = g.model.sample(1200).filter((draft) => g.users.thumbs(draft));
  return g.bank.put('almanac', g.bank.get('almanac').plus(g.human.draw(150), liked.take(600)));
}
