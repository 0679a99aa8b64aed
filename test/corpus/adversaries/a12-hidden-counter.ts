import type { Batch, Generation } from 'groundloop';

let calls = 0;

/** A counter outside memory decides how much is sampled; everything is verified. */
export function step(g: Generation): Batch {
  calls += 1;
  const good = g.model.sample(calls % 2 === 0 ? 600 : 900).filter(g.verifier.check);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
}
