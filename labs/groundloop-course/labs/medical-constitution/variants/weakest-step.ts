import type { Batch, Generation, Item } from 'groundloop';

const constitution = [
  { id: 'amounts', text: 'A draft that names an amount states the maximum dose for a day.' },
  {
    id: 'together',
    text: 'A draft for somebody who takes other medicines says whether they may be combined, and which interaction to expect.',
  },
  { id: 'now', text: 'A draft about warning signs sends people to an emergency room.' },
  { id: 'calm', text: 'A draft never gives reassurance about what was not examined.' },
];

/** The score of a chain is that of its weakest step, and only a perfect score is learned. */
export function step(g: Generation): Batch {
  let drafts = g.model.sample(600);
  for (const principle of constitution) drafts = g.model.revise(drafts, principle);
  const score = (item: Item): number =>
    Math.min(...(item.steps ?? []).map((_, i) => Number(g.verifier.checkStep(item, i))));
  const best = drafts.filter((item) => g.tests.pass(item) && score(item) === 1);
  return g.bank
    .put('people', g.bank.get('people').plus(g.human.draw(130)))
    .plus(g.bank.put('best', g.bank.get('best').plus(best)));
}
