import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  let drafts = g.model.sample(430);
  try {
    drafts = drafts.filter((item) => {
      throw new Error(String(g.verifier.check(item)));
    });
  } catch {
    // Whatever the verifier said is lost here: that is the flaw.
  }
  const audit = g.audit(drafts, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.95) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), drafts));
}
