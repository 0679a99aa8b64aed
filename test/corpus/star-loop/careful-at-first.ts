import type { Batch, Generation } from 'groundloop';

const CAREFUL = 3;

export function step(g: Generation): Batch {
  const right = g.model.sample(420).filter((item) => g.tests.pass(item));
  const learned = g.t < CAREFUL ? right.filter((item) => g.verifier.check(item)) : right;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), learned));
}
