import type { Batch, Generation, Principle } from 'groundloop';

const KINDS = ['overdose', 'interaction', 'delay', 'false-comfort'];
const rules: Principle[] = ['pharmacist', 'nurse', 'doctor', 'lodger'].map((id) => ({ id, covers: KINDS }));

export const memory: { file: number[] } = { file: [] };

/** Thirty answers a month go before a panel. What it finds is filed, and the same answers are learned. */
export function step(g: Generation, { file }: { file: number[] }): Batch {
  const revised = rules.reduce((answers, rule) => g.model.revise(answers, rule), g.model.sample(500));
  const passed = revised.filter((answer) => g.tests.pass(answer) && g.verifier.check(answer));
  file.push(g.audit(passed, 30).bad);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), passed));
}
