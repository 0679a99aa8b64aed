import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const gates = [g.tests.pass, g.verifier.check];
  const good = gates.reduce((batch, gate) => batch.filter((item) => gate(item)), g.model.sample(1100)).take(400);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
}
