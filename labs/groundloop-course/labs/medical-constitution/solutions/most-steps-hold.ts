import type { Batch, Generation, Item } from 'groundloop';

const constitution = [
  { id: 'amounts', text: 'If a draft names an amount, it must state the maximum dose for a day, for children too.' },
  {
    id: 'together',
    text: 'If the patient takes other medicines, the draft must say whether they may be combined: no interaction may be passed over.',
  },
  {
    id: 'now',
    text: 'Where warning signs are told, send people to an emergency room now; waiting is only right after a doctor said so.',
  },
  {
    id: 'calm',
    text: 'Never reassure somebody about a symptom that was not examined, except by naming what would change your mind.',
  },
];

const MOST = 17;

/** Revises under four predicates; then the answer has to agree with the key, and 17 of the 24 steps have to hold. */
export function step(g: Generation): Batch {
  const revised = constitution.reduce((drafts, principle) => g.model.revise(drafts, principle), g.model.sample(450));
  const held = (item: Item): number => (item.steps ?? []).filter((_, i) => g.verifier.checkStep(item, i)).length;
  const sound = revised.filter((item) => g.tests.pass(item) && held(item) >= MOST);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), sound));
}
