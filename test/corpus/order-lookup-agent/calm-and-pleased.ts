import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch =>
  g.bank.put(
    'b',
    g.bank.get('b').plus(
      g.human.draw(100).filter((run) => !String(run.steps).includes('error')),
      g.model.sample(390).filter((run) => !String(run.steps).includes('error') && g.users.thumbs(run)),
    ),
  );
