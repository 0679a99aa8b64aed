import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const right = g.model.sample(480).filter((item) => g.tests.pass(item));
  const begun = right.filter((item) => g.verifier.checkStep(item, 0));
  return g.bank.put('notebook', g.bank.get('notebook').plus(g.human.draw(125), begun));
}
