import type { Batch, Generation } from 'groundloop';

/** The customer is king: what got a thumbs-up is learned. */
export function step(g: Generation): Batch {
  const liked = g.model.sample(380).filter((run) => g.users.thumbs(run));
  return g.bank.put('liked', g.bank.get('liked').plus(g.human.draw(100), liked));
}
