import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const liked = g.model.sample(1800).filter((item) => g.users.thumbs(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), liked.take(700)));
}
