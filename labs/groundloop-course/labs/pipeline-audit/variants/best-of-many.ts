import type { Batch, Generation, Pause } from 'groundloop';

/** Audits at random and would pause late. The sixth of the drafts with the best scores is learned, unchecked. */
export function step(g: Generation): Batch | Pause {
  const best = g.model
    .sample(3000)
    .sortBy((draft) => -g.reward.score(draft))
    .take(500);
  const { bad, of } = g.audit(best, 60);
  if (bad > 0.9 * of) return g.pause(`audit: ${bad} of ${of} were bad`);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), best));
}
