import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  let passed = g.model.sample(0);
  for (let round = 0; round < 3; round++)
    passed = passed.plus(g.model.sample(350).filter((item) => g.tests.pass(item)));
  const audit = g.audit(passed, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.85) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), passed.take(500)));
}
