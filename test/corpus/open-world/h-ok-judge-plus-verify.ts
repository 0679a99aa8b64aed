import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(1100).filter((item) => g.model.judge(item) > 0.05);
  const good = drafts.filter((item) => g.budget.verify > 0 && g.verifier.check(item)).take(400);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
}
