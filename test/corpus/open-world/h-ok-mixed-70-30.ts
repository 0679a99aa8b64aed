import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(900);
  const verified = drafts.take(700).filter(g.verifier.check).take(330);
  const raw = drafts.filter((_, i) => i >= 700 && i < 840);
  const audit = g.audit(verified.plus(raw), 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.75) return g.pause('audit');
  return g.bank.put('keep', g.bank.get('keep').plus(g.human.draw(170), verified, raw));
}
