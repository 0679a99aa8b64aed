import type { Batch, Generation, Item } from 'groundloop';

export function step(g: Generation): Batch {
  const score = (item: Item): number => (item.steps ?? []).filter((_, i) => g.verifier.checkStep(item, i)).length;
  const right = g.model.sample(450).filter((item) => g.tests.pass(item));
  const ranked = right.sortBy(score);
  const [, best] = ranked.split((_: Item) => false);
  const half = Math.ceil(best.size / 2);
  let index = 0;
  const top = best.filter(() => index++ >= best.size - half);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(100), top));
}
