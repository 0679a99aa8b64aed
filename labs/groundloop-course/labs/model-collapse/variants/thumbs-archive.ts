import type { Batch, Generation } from 'groundloop';

/** Everything is kept and nothing is sharpened, but users' approval is the only filter. */
export function step(g: Generation): Batch {
  const liked = g.model.sample(1200).filter((draft) => g.users.thumbs(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(160), liked.take(600)));
}
