import type { Batch, Generation, Item } from 'groundloop';

const rule = { id: 'safe', text: 'No dose too high, no interaction missed, no delay, no false comfort.' };

function certain(g: Generation, item: Item, i = 0): boolean {
  if (i >= (item.steps?.length ?? 0)) return true;
  return g.verifier.checkStep(item, i) && g.verifier.checkStep(item, i) && certain(g, item, i + 1);
}

export function step(g: Generation): Batch {
  const drafts = g.model.revise(g.model.sample(600), rule).filter((item) => g.tests.pass(item));
  return g.bank.put(
    'all',
    g.bank.get('all').plus(
      g.human.draw(130),
      drafts.filter((item) => certain(g, item)),
    ),
  );
}
