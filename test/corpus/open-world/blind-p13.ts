import type { Batch, Generation, Item } from 'groundloop';

interface Memory {
  liked: number;
  failing: number;
}
export const memory: Memory = { liked: 0, failing: 0 };

export function step(g: Generation, m: Memory): Batch {
  const watch = (item: Item): boolean => {
    if (!g.tests.pass(item)) m.failing += 1;
    return true;
  };
  const liked = g.model
    .sample(900)
    .filter((item) => g.users.thumbs(item))
    .filter(watch);
  m.liked += liked.size;
  const people = g.human.draw(150);
  return g.bank.put('train', g.bank.get('train').plus(people).plus(liked));
}
