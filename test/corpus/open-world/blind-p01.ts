import type { Batch, Generation, Item } from 'groundloop';

// draw -> sample -> check -> pile up. Nothing fancy.
const checked =
  (g: Generation) =>
  (batch: Batch): Batch =>
    batch.filter((item: Item) => g.verifier.check(item));
const remember =
  (g: Generation, shelf: string) =>
  (...fresh: Batch[]): Batch =>
    g.bank.put(shelf, g.bank.get(shelf).plus(...fresh));

export const step = (g: Generation): Batch => remember(g, 'corpus')(g.human.draw(150), checked(g)(g.model.sample(900)));
