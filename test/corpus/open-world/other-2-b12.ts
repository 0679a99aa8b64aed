import type { Generation, Batch, Pause } from 'groundloop';

const AUDIT_SIZE = 30;
const TOO_BAD = 0.5;

export function step(g: Generation): Batch | Pause {
  const accepted = g.model.sample(1000).filter((item) => g.verifier.check(item));

  if (g.budget.audit >= AUDIT_SIZE) {
    const result = g.audit(accepted, AUDIT_SIZE);
    if (result.bad / result.of > TOO_BAD) {
      return g.pause(`audit: ${result.bad} of ${result.of} bad in generation ${g.t}`);
    }
  }

  const people = g.human.draw(200);
  return g.bank.put('everything', g.bank.get('everything').plus(people, accepted));
}
