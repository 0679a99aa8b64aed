import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const read = (runs: Batch): Batch => runs.filter((run) => g.verifier.check(run));
  const all = g.bank.get('all').plus(read(g.human.draw(140)));
  if (g.t > 0) return g.bank.put('all', all);
  return g.bank.put('all', all.plus(read(g.model.sample(4000))));
}
