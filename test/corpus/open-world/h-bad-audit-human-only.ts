import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(850).filter(g.verifier.check).take(420);
  const people = g.human.draw(170);
  const audit = g.audit(people, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(people, good));
}
