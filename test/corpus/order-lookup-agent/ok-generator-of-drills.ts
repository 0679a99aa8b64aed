import type { Batch, Generation } from 'groundloop';

function* drafts(g: Generation): Generator<Batch> {
  yield g.model.sample(260);
  yield g.model.sample(130, { about: 'API errors' });
  yield g.human.draw(30, 'API errors');
}

export function step(g: Generation): Batch {
  const start = g.bank.get('all').plus(g.human.draw(100));
  const all = [...drafts(g)].reduce((sum, some) => sum.plus(some.filter((run) => g.verifier.check(run))), start);
  return g.bank.put('all', all);
}
