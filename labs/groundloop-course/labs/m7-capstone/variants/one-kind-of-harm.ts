import type { Batch, Generation } from 'groundloop';

const doses = [
  { id: 'dose-1', text: 'Never name a dose above the leaflet.' },
  { id: 'dose-2', text: 'Check the dosage for a child.' },
  { id: 'dose-3', text: 'Too much of a mild remedy is not mild.' },
];

/** Everything is checked, and every principle is about the same thing. */
export function step(g: Generation): Batch {
  const revised = doses.reduce((answers, principle) => g.model.revise(answers, principle), g.model.sample(600));
  const passed = revised.filter((answer) => g.verifier.check(answer));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), passed));
}
