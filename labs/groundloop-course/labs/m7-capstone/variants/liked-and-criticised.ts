import type { Batch, Generation, Item, Principle } from 'groundloop';

const KINDS = ['overdose', 'interaction', 'delay', 'false-comfort'];
const critics: Principle[] = ['pharmacist', 'nurse', 'doctor'].map((id) => ({ id, covers: KINDS }));

/** Three critics stop most of the harm, and callers choose among the rest: what critics overlook is what callers like best. */
export function step(g: Generation): Batch {
  const harmless = (answer: Item): boolean => critics.every((critic) => g.model.judge(answer, critic) > 0.5);
  const liked = g.model.sample(900).filter((answer) => harmless(answer) && g.users.thumbs(answer));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), liked));
}
