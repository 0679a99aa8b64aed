import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const passed = g.model.sample(1600).filter(g.tests.pass).take(600);
  const audit = g.audit(passed, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.8) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), passed));
}
