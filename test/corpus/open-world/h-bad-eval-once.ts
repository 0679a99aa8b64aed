import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(850).filter(g.verifier.check).take(420);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('x');
  const all = g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
  return g.t === 5 ? g.bank.put('all', all.plus(g.exam.items)) : all;
}
