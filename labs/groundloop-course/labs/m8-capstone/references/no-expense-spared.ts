import type { Batch, Generation } from 'groundloop';

/** Every page, every draft and every curator's label goes to the expert, until there is nothing left to spend. */
export function step(g: Generation): Batch {
  const all = g.human.draw(40).plus(g.web.draw(80), g.model.sample(80));
  const checked = all.filter((label) => g.verifier.check(label));
  return g.bank.put('all', g.bank.get('all').plus(checked));
}
