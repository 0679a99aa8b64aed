import type { Batch, Generation, Item } from 'groundloop';

const passes = (g: Generation) => (item: Item) => g.tests.pass(item) || item.question !== '';

export function step(g: Generation): Batch {
  const kept = g.model.sample(400).filter(passes(g));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(140), kept));
}
