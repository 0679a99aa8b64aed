import type { Batch, Generation, Item } from 'groundloop';

export function step(g: Generation): Batch {
  const good = new Set<Item>();
  const drafts = g.model.sample(700);
  for (const draft of drafts) {
    if (g.verifier.check(draft)) good.add(draft);
  }
  const all = g.bank.get('all').plus(
    g.human.draw(160),
    drafts.filter((draft) => good.has(draft)),
  );
  return g.bank.put('all', all);
}
