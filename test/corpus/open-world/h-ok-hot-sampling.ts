import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(1200, { temperature: 1.25 });
  let kept = 0;
  const good = drafts.filter((item) => kept < 400 && g.budget.verify > 0 && g.verifier.check(item) && ++kept);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
}
