import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  let drafts = g.model.sample(450);
  for (const first of drafts.take(1)) {
    if (!g.verifier.check(first)) drafts = drafts.filter((_, i) => i > 0);
  }
  const audit = g.audit(drafts, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), drafts));
}
