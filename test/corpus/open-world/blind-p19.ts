import type { Batch, Generation, Item } from 'groundloop';

function tally(batch: Batch): (item: Item) => number {
  const n = new Map<string, number>();
  for (const item of batch) n.set(item.text, (n.get(item.text) ?? 0) + 1);
  return (item) => n.get(item.text) ?? 0;
}

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(150)));
  const verified = g.model.sample(900).filter((item) => g.verifier.check(item));

  // One-offs are probably the verifier's mistakes: ask for support.
  const support = tally(verified);
  const supported = verified.filter((item) => support(item) >= 3);

  return people.plus(g.bank.put('machine', g.bank.get('machine').plus(supported)));
}
