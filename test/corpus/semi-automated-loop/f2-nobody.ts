import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch =>
  g.bank.put(
    'all',
    [g.human.draw(180), g.model.sample(700).filter(g.verifier.check)].reduce(
      (all, b) => all.plus(b),
      g.bank.get('all'),
    ),
  );
