import type { Batch, Generation } from 'groundloop';

export const step = (g: Generation): Batch => {
  const shelves = [g.bank.get('people'), g.human.draw(120), g.human.draw(80)];
  return g.bank.put(
    'people',
    shelves.reduce((all, batch) => all.plus(batch)),
  );
};
