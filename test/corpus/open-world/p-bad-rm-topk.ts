import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const top = g.model
    .sample(2000)
    .sortBy((item) => -g.reward.score(item))
    .take(1000);
  const audit = g.audit(top, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.97) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(150))).plus(top);
}
