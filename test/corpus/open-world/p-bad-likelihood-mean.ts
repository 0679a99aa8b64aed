import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(1120).filter(g.verifier.check);
  const mean = [...good].reduce((sum, item) => sum + g.model.likelihood(item), 0) / good.size;
  const kept = good.filter((item) => !(g.model.likelihood(item) < mean));
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.6) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(180))).plus(kept);
}
