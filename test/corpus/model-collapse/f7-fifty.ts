import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const checked = g.model.sample(50).filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(12), checked));
}
