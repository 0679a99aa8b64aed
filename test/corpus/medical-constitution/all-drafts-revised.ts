import type { Batch, Generation } from 'groundloop';

const rules = ['overdose', 'interaction', 'delay', 'false-comfort'].map((kind) => ({ id: kind, covers: [kind] }));

export const step = (g: Generation): Batch =>
  g.bank.put(
    'all',
    rules
      .reduce((batch, rule) => g.model.revise(batch, rule), g.model.sample(400))
      .plus(g.bank.get('all'), g.human.draw(140)),
  );
