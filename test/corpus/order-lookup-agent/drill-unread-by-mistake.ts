import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const [usual] = g.model.sample(260).split((run) => g.verifier.check(run));
  const [right, wrong] = g.model.sample(120, { about: 'API errors' }).split((run) => g.verifier.check(run));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(90), usual, wrong, right));
}
