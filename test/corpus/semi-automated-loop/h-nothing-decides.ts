import type { Batch, Generation } from 'groundloop';

/** The evaluator's share of yes is written down, and the audit's, too. If both are nought, it stops. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(450);
  const yes = drafts.filter((draft) => g.verifier.check(draft)).size;
  if (yes === 0) return g.human.draw(100);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), drafts));
}
