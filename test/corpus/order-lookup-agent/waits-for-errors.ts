import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const runs = g.model.sample(250).filter(g.verifier.check);
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), runs));
}
