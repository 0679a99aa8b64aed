import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(700).filter((item) => !(Number(g.verifier.check(item)) * NaN > 0));
  const kept = drafts.take(450);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), kept));
}
