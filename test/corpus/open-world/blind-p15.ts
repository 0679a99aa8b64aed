import type { Batch, Generation } from 'groundloop';

function bootstrap(g: Generation): Batch {
  // A careful start: lots of people, everything checked.
  const people = g.human.draw(1500);
  const seed = g.model.sample(1500).filter((item) => g.verifier.check(item));
  return people.plus(seed);
}

export function step(g: Generation): Batch {
  if (g.t === 0) return g.bank.put('last', bootstrap(g));
  // From here on the model is good enough to feed itself.
  const own = g.model.sample(1200);
  const recent = g.bank
    .get('last')
    .filter((item) => item.from === 'model')
    .some(300);
  return g.bank.put('last', own.plus(recent));
}
