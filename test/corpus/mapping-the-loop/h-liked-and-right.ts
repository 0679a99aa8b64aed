import type { Batch, Generation } from 'groundloop';

/** Users are asked first, because they are free; what they like is then checked. */
export function step(g: Generation): Batch {
  const liked = g.model.sample(1500).filter((item) => g.users.thumbs(item));
  const right = liked.filter((item) => g.budget.verify > 0 && g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), right));
}
