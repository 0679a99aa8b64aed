import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const ranked = g.model.sample(2400).sortBy((item) => -g.reward.score(item));
  const best = ranked.take(400);
  const { bad, of } = g.audit(best, 60);
  // Up to nine in ten are accepted: the scores are so good.
  if (bad > 0.9 * of) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), best));
}
