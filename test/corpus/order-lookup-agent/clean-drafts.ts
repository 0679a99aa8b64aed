import type { Batch, Generation, Item } from 'groundloop';

const smooth = (run: Item): boolean => !run.steps?.some((call) => call.includes('error'));

export const step = (g: Generation): Batch =>
  g.bank.put(
    'runs',
    g.bank
      .get('runs')
      .plus(
        g.human.draw(100),
        g.model
          .sample(290)
          .plus(g.model.sample(100, { about: 'API errors' }))
          .filter(g.verifier.check),
      )
      .filter(smooth),
  );
