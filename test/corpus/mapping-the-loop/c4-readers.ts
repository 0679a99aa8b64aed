import type { Batch, Generation, Item } from 'groundloop';

function* read(g: Generation, drafts: Batch): Generator<Item> {
  for (const draft of drafts) {
    if (g.budget.audit === 0) return;
    if (g.review(draft)) yield draft;
  }
}

export function step(g: Generation): Batch {
  const drafts = g.model.sample(110);
  const right = new Set(read(g, drafts));
  return g.bank.put(
    'all',
    g.bank.get('all').plus(
      g.human.draw(200),
      drafts.filter((draft) => right.has(draft)),
    ),
  );
}
