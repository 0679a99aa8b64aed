import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const runs = g.model.sample(100, { about: 'API errors' });
  for (const run of runs) while (!g.verifier.check(run));
  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), runs));
}
