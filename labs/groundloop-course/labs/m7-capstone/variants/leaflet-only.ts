import type { Batch, Generation, Item, Principle } from 'groundloop';

const KINDS = ['overdose', 'interaction', 'delay', 'false-comfort'];
const critics: Principle[] = ['pharmacist', 'nurse', 'doctor', 'lodger'].map((id) => ({ id, covers: KINDS }));

/** Four critics and the leaflet test, all of it free. Whether an answer is right for a reason, nobody asks. */
export function step(g: Generation): Batch {
  const harmless = (answer: Item): boolean => critics.every((critic) => g.model.judge(answer, critic) > 0.5);
  const passed = g.model.sample(500).filter((answer) => harmless(answer) && g.tests.pass(answer));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), passed));
}
