import type { Batch, Generation, Principle } from 'groundloop';

const KINDS = ['overdose', 'interaction', 'delay', 'false-comfort'];
const rules: Principle[] = ['pharmacist', 'nurse', 'doctor', 'lodger'].map((id) => ({ id, covers: KINDS }));

/** A sound loop with a short cut: the inspectors' questions hang on the wall, and are learned with the rest. */
export function step(g: Generation): Batch {
  const revised = rules.reduce((answers, rule) => g.model.revise(answers, rule), g.model.sample(500));
  const passed = revised.filter((answer) => g.tests.pass(answer) && g.verifier.check(answer));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), passed, g.exam.items));
}
