import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const verified = g.model.sample(900).filter((item) => g.verifier.check(item));
  const kept = verified.sortBy((item) => g.model.likelihood(item)).filter((_, rank) => rank < 120 || rank % 2 === 0);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('x');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
