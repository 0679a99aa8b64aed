import type { Batch, Generation, Item } from 'groundloop';

const doses = [
  { id: 'dose-1', text: 'Never state more than the maximum dose.' },
  { id: 'dose-2', text: 'Check each dosage against the weight of the patient.' },
  { id: 'dose-3', text: 'Milligrams and millilitres must not be mixed up.' },
];

/** Three principles, and all of them about the same thing. */
export function step(g: Generation): Batch {
  let drafts = g.model.sample(450);
  for (const principle of doses) drafts = g.model.revise(drafts, principle);
  const sound = drafts.filter((item) => g.tests.pass(item) && mostHold(g, item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), sound));
}

function mostHold(g: Generation, item: Item): boolean {
  const steps = item.steps ?? [];
  return steps.filter((_, i) => g.verifier.checkStep(item, i)).length > 0.7 * steps.length;
}
