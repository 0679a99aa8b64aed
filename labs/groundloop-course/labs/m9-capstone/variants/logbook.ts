import type { Batch, Generation } from 'groundloop';

export const memory: { log: number[] } = { log: [] };

/** The readers look at everything by chance, their numbers go into the log, and nobody acts on the log. */
export function step(g: Generation, { log }: { log: number[] }): Batch {
  const drafts = g.model.sample(400).filter((draft) => draft.level !== 'hard' && g.verifier.check(draft));
  log.push(g.audit(drafts, 40).bad);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), drafts));
}
