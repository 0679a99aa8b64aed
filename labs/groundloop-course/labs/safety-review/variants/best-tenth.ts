import type { Batch, Generation, Pause } from 'groundloop';

/** Audits and pauses as it should. But the reward model stays as it was delivered, and only its favourites are learned. */
export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(3000);
  const best = drafts.sortBy((draft) => -g.reward.score(draft)).take(300);

  const audit = g.audit(best, 60);
  if (audit.bad > 0.9 * audit.of) return g.pause('nearly all of the best drafts are bad');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), best));
}
