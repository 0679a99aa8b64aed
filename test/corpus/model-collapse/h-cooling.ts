import type { Batch, Generation } from 'groundloop';

/** The longer it runs, the cooler it gets. */
export function step(g: Generation): Batch {
  const temperature = 1 - 0.5 * (g.t / (g.of - 1));
  const checked = g.model.sample(800, { temperature }).filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
