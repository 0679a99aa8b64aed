import type { Batch, Generation, Item } from 'groundloop';

export const step = (g: Generation): Batch => {
  const calm = (run: Item): boolean => (run.steps ?? []).every((call) => !/error/.test(call));
  const all = g.human.draw(100).plus(g.model.sample(390));
  return g.bank.put('calm', g.bank.get('calm').plus(all.filter(calm)));
};
