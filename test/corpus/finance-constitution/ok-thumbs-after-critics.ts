import type { Batch, Generation, Item } from 'groundloop';

const covers = ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'];
const readings = ['kind reading', 'strict reading', 'legal reading'];

export function step(g: Generation): Batch {
  const passes = (item: Item): boolean => readings.every((id) => g.model.judge(item, { id, covers }) > 0.5);
  const liked = g.model.sample(900).filter((item) => passes(item) && g.users.thumbs(item));
  return g.bank.put('a', g.bank.get('a').plus(g.human.draw(180), liked));
}
