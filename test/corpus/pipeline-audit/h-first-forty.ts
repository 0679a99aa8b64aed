import type { Batch, Generation, Pause } from 'groundloop';

/** The audit takes the first sixty drafts, as on every day before. */
export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(560);
  const { bad, of } = g.audit(drafts.take(60), 60);
  if (bad > 0.6 * of) return g.pause('audit');
  const checked = drafts.filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
