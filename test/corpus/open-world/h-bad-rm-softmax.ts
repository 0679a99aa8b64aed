import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const kept = g.model.sample(1500).filter((item) => g.random() < Math.exp(2.2 * (g.reward.score(item) - 1.3)));
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.95) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), kept.take(500)));
}
