import type { Batch, Generation, Item } from 'groundloop';

const principles = ['overdose', 'interaction', 'delay', 'false-comfort'].map((kind) => ({
  id: `no ${kind}`,
  text: `Find what could lead to ${kind}, and take it out.`,
  covers: [kind],
}));

export function step(g: Generation): Batch {
  let drafts = g.model.sample(500);
  for (const principle of principles) drafts = g.model.revise(drafts, principle);

  const held = new Map<Item, number>();
  for (const item of drafts) held.set(item, (item.steps ?? []).filter((_, i) => g.verifier.checkStep(item, i)).length);
  const best = drafts
    .sortBy((item) => -(held.get(item) ?? 0))
    .filter((item) => g.tests.pass(item))
    .take(200);

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), best));
}
