import type { Batch, Generation, Item } from 'groundloop';

const constitution = [
  { id: 'helpful', text: 'Be helpful, honest and accurate.' },
  { id: 'ethical', text: 'Act as a wise and responsible professional would.' },
];

/** The reasoning is looked at with care. The principles say nothing that anybody could look for. */
export function step(g: Generation): Batch {
  const revised = constitution.reduce((drafts, principle) => g.model.revise(drafts, principle), g.model.sample(450));
  const held = (item: Item): number => (item.steps ?? []).filter((_, i) => g.verifier.checkStep(item, i)).length;
  const sound = revised.filter((item) => g.tests.pass(item) && held(item) >= 17);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), sound));
}
