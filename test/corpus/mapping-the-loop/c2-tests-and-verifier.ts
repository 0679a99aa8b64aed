import type { Batch, Generation, Item } from 'groundloop';

type Judge = (item: Item) => boolean;

export const step = (g: Generation): Batch => {
  const judges: Judge[] = [g.tests.pass, g.verifier.check];
  const kept = judges.reduce((left, judge) => left.filter((item) => judge(item)), g.model.sample(1000));
  return g.human.draw(200).plus(kept.take(500));
};
