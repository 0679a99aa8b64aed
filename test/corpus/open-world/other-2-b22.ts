import type { Generation, Batch } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  // tests are free, the verifier isn't
  const passing = g.model.sample(1200).filter((i) => g.tests.pass(i));
  return g.bank.put('all', g.bank.get('all').plus(people, passing));
}
