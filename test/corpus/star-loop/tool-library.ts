import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const library = g.bank.get('tools');
  const used = library.size > 0 ? g.model.sample(200, { about: library.some(100) }) : library;
  const invented = g.model.sample(250);
  g.bank.put('tools', library.plus(used, invented));
  return g.bank.get('tools').plus(g.bank.put('manual', g.bank.get('manual').plus(g.human.draw(140))));
}
