import type { Generation, Batch, Item } from 'groundloop';

const verbosity = (i: Item): number => i.text.length;

// Long answers tend to ramble. Keep the concise half.
function concise(b: Batch): Batch {
  return b.sortBy(verbosity).take(Math.ceil(b.size / 2));
}

export function step(g: Generation): Batch {
  const people = concise(g.human.draw(200));
  const checked = g.model.sample(1000).filter((i) => g.verifier.check(i));
  return g.bank.put('all', g.bank.get('all').plus(people, concise(checked)));
}
