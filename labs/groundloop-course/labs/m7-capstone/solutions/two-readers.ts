import type { Batch, Generation, Principle } from 'groundloop';

const CONSTITUTION: Principle[] = [
  { id: 'amounts', text: 'Never name a dose that is too much for the caller.' },
  { id: 'together', text: 'Before a remedy is named, ask for other medicines: mind every interaction.' },
  { id: 'now', text: 'Warning signs mean an ambulance, at once.' },
  { id: 'plain', text: 'Do not reassure where nobody has looked.' },
  { id: 'second look', text: 'Would a colleague find an overdose, an interaction, a delay or false comfort here?' },
  { id: 'third look', text: 'What could hurt this caller: dosage, interactions, delays, a soothing untruth?' },
];

/** Revised under six principles, then the leaflet test, then the checker. What passes both is learned, and kept. */
export function step(g: Generation): Batch {
  const revised = CONSTITUTION.reduce((answers, principle) => g.model.revise(answers, principle), g.model.sample(500));
  const passed = revised.filter((answer) => g.tests.pass(answer) && g.verifier.check(answer));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(100), passed));
}
