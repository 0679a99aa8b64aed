import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const good = g.model
    .sample(280)
    .plus(g.model.sample(110, { about: 'API errors' }))
    .filter((run) => g.verifier.check(run));
  const before = g.bank.get('last');
  g.bank.put('last', good);
  return before.plus(good, g.human.draw(5));
}
