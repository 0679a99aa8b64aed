import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  const liked = g.model.sample(1800).filter(g.users.thumbs).take(550);
  return accumulate(g, g.human.draw(140), liked, liked.take(100));
}
