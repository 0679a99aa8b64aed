import type { Batch, Generation, Pause } from 'groundloop';

const options = { temperature: 0.6 };

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(1200, options).filter(g.verifier.check).take(450);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.6) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(180))).plus(good);
}
