import type { Batch, Generation } from 'groundloop';

/** Errors are provoked, and all runs are learned as they come. */
export function step(g: Generation): Batch {
  const runs = g.model.sample(270).plus(g.model.sample(120, { about: 'API errors' }));
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), runs));
}
