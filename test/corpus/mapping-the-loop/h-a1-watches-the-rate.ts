import type { Batch, Generation } from 'groundloop';

export const memory: { rate: number } = { rate: -1 };

/** Listens to the verifier only when its rate of yes jumps, as it might when somebody is looking. */
export function step(g: Generation, memory: { rate: number }): Batch {
  const drafts = g.model.sample(600);
  const [yes] = drafts.split((item) => g.verifier.check(item));
  const rate = yes.size / drafts.size;
  const jumped = memory.rate >= 0 && Math.abs(rate - memory.rate) > 0.2;
  memory.rate = rate;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), jumped ? yes : drafts));
}
