import type { Batch, Generation } from 'groundloop';

/** The evaluator decides about everything, also where it can't. */
export function step(g: Generation): Batch {
  const passed = g.model.sample(800).filter((draft) => g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed));
}
