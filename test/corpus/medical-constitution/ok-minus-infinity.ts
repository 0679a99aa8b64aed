import type { Batch, Generation, Item } from 'groundloop';

const kinds = ['overdose', 'interaction', 'delay', 'false-comfort'];

export function step(g: Generation): Batch {
  let drafts = g.model.sample(480);
  drafts = g.model.revise(drafts, {
    id: 'one',
    text: 'Look for danger in amounts, mixtures, waiting and comfort.',
    covers: kinds,
  });
  drafts = g.model.revise(drafts, { id: 'two', text: 'Read it as a nurse would: what may hurt?', covers: kinds });

  const value = (item: Item): number => {
    if (!g.tests.pass(item)) return Number.NEGATIVE_INFINITY;
    return (item.steps ?? []).reduce((sum, _, i) => (g.verifier.checkStep(item, i) ? sum + 1 : sum), 0);
  };
  const worstFirst = drafts.sortBy(value);
  const cut = Math.floor(0.6 * worstFirst.size);
  const best = worstFirst.filter((_, i) => i >= cut);
  return g.bank.put('shelf', g.bank.get('shelf').plus(best, g.human.draw(110)));
}
