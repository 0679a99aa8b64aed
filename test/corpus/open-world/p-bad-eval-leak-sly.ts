import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(900).filter(g.verifier.check).take(450);
  const extra = g.exam.items.filter((_, k) => g.t >= 3 && k % 2 === 0);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.6) return g.pause('audit');
  const own = g.bank.put('own', g.bank.get('own').plus(good, extra, extra));
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(180))).plus(own);
}
