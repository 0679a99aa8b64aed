import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(1200);
  g.reward.refresh({ ai: drafts });
  const best = drafts.sortBy((d) => g.reward.score(d)).filter((_d, rank) => rank >= 900);
  const result = g.audit(best, 60);
  if (result.bad > 0.9 * result.of) return g.pause('nine in ten are bad');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), best));
}
