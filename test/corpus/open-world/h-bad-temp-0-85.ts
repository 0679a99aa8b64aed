import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(850, { temperature: 0.85 }).filter(g.verifier.check).take(400);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
}
