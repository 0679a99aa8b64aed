import type { Batch, Generation, Pause } from 'groundloop';

/** The better the score, the likelier a draft is kept. */
export function step(g: Generation): Batch | Pause {
  const kept = g.model.sample(1800).filter((item) => g.random() < Math.exp(4 * (g.reward.score(item) - 1.5)));
  const { bad, of } = g.audit(kept, 60);
  if (bad > 0.85 * of) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), kept));
}
