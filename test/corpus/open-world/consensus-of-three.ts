import type { Batch, Generation, Item } from 'groundloop';

function countBy(items: Iterable<Item>, key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** The first `n` of a batch that the verifier accepts. */
function verified(g: Generation, drafts: Batch, n: number): Batch {
  let kept = 0;
  return drafts.filter((item) => kept < n && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
}

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  const drafts = g.model.sample(1100);
  const votes = countBy(drafts, (item) => item.text);
  return accumulate(
    g,
    g.human.draw(170),
    verified(
      g,
      drafts.filter((item) => (votes.get(item.text) ?? 0) >= 3),
      420,
    ),
  );
}
