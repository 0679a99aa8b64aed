import type { Batch, Generation } from 'groundloop';

interface Minutes {
  accepted: number;
  rejected: number;
}
export const memory: Minutes = { accepted: 0, rejected: 0 };

/** Every draft is verified, the verdicts are counted for the minutes, and everything is learned. */
export function step(g: Generation, memory: Minutes): Batch {
  const drafts = g.model.sample(450);
  const [yes, no] = drafts.split((item) => g.verifier.check(item));
  memory.accepted += yes.size;
  memory.rejected += no.size;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), yes, no));
}
