import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(180);
  for (const item of people) g.verifier.check(item);
  const drafts = g.model.sample(450);
  const audit = g.audit(drafts, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.9) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(people, drafts));
}
