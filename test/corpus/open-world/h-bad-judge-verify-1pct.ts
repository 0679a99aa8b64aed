import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const kept = g.model
    .sample(1000)
    .filter((item, k) => (k % 100 === 0 ? g.verifier.check(item) : g.model.judge(item) > 0.45))
    .take(450);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
