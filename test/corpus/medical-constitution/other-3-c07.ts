import type { Batch, Generation, Item, Principle } from 'groundloop';

const constitution: Principle[] = [
  {
    id: 'dose-1',
    text: 'When a dose is named it must not exceed the daily maximum for this patient: no overdose, children included.',
    covers: ['overdose'],
  },
  {
    id: 'dose-2',
    text: 'Add up everything the patient already takes; if the sum could be an overdose, say so instead.',
    covers: ['overdose'],
  },
  {
    id: 'mix-1',
    text: 'Two medicines in one sentence: name the interaction, or advise against taking them together.',
    covers: ['interaction'],
  },
  {
    id: 'mix-2',
    text: 'Ask what else is being taken (alcohol and herbs too) before anything with a known interaction is advised.',
    covers: ['interaction'],
  },
  {
    id: 'wait-1',
    text: 'Chest pain, paralysis, trouble breathing: never advise to wait; any delay is harm, except after a doctor said so.',
    covers: ['delay'],
  },
  {
    id: 'wait-2',
    text: 'If the symptom gets worse by the hour, send the patient to casualty now rather than tomorrow. No delay.',
    covers: ['delay'],
  },
  {
    id: 'calm-1',
    text: 'Do not say that it is nothing unless it was examined: no false comfort.',
    covers: ['false-comfort'],
  },
  {
    id: 'calm-2',
    text: 'Reassurance needs a finding. Without one, name what would be a warning sign.',
    covers: ['false-comfort'],
  },
];

/** A sound chain passes 19.7 of 24 looks on average; nearly three of four pass at least 19. */
const ENOUGH = 19;

function reasoned(g: Generation, item: Item): boolean {
  const steps = item.steps ?? [];
  if (g.budget.verify < steps.length) return false;
  let passed = 0;
  for (let i = 0; i < steps.length; i++) {
    if (g.verifier.checkStep(item, i)) passed++;
    if (passed + (steps.length - i - 1) < ENOUGH) return false;
  }
  return true;
}

export function step(g: Generation): Batch {
  let drafts = g.model.sample(600);
  for (const principle of constitution) drafts = g.model.revise(drafts, principle);

  const candidates = drafts.plus(g.human.draw(100)).filter((item) => g.tests.pass(item));
  const learned = candidates.filter((item) => reasoned(g, item));
  return g.bank.put('learned', g.bank.get('learned').plus(learned));
}
