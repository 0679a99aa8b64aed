import type { Batch, Generation, Item, Principle } from 'groundloop';

const KINDS = ['overdose', 'interaction', 'delay', 'false-comfort'];
const critics: Principle[] = ['pharmacist', 'nurse', 'doctor', 'lodger'].map((id) => ({ id, covers: KINDS }));

/** Careful with every draft, and careless with what people wrote: each training set is new, and nearly all the model's. */
export function step(g: Generation): Batch {
  const harmless = (answer: Item): boolean => critics.every((critic) => g.model.judge(answer, critic) > 0.5);
  const passed = g.model
    .sample(900)
    .filter((answer) => harmless(answer) && g.tests.pass(answer) && g.verifier.check(answer));
  return g.human.draw(20).plus(passed);
}
