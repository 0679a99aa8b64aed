import type { Batch, Generation, Item } from 'groundloop';

function countBy(items: Iterable<Item>, key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  const drafts = g.model.sample(900);
  const votes = countBy(drafts, (item) => item.text);
  const most = new Map<string, number>();
  for (const item of drafts) {
    most.set(item.question, Math.max(most.get(item.question) ?? 0, votes.get(item.text) ?? 0));
  }
  return accumulate(
    g,
    g.human.draw(180),
    drafts.filter((item) => votes.get(item.text) === most.get(item.question)).take(450),
  );
}
