import type { Batch, Generation, Item } from 'groundloop';

type Gate = (item: Item) => boolean;
const both =
  (...gates: Gate[]): Gate =>
  (item) =>
    gates.every((gate) => gate(item));

export function step(g: Generation): Batch {
  const helpful: Gate = (item) => g.users.thumbs(item);
  const right: Gate = (item) => g.verifier.check(item);

  const drafts = g.model.sample(1150);
  const good = drafts.filter(both(right, helpful));
  const lib = g.bank.get('lib').plus(good, g.human.draw(150));
  return g.bank.put('lib', lib);
}
