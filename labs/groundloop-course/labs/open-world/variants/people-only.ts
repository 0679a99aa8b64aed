import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(200)));
}
