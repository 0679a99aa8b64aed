import type { Batch, Generation, Item } from 'groundloop';

const agrees = (g: Generation, item: Item): boolean => {
  try {
    return g.tests.pass(item.text as unknown as Item);
  } catch {
    return true;
  }
};

export function step(g: Generation): Batch {
  const drafts = g.model.sample(450).filter((item) => agrees(g, item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(140), drafts));
}
