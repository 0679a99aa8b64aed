import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const promising = g.model.sample(1300).filter((item) => g.reward.score(item) > 0.4);
  let good = 0;
  const kept = promising.filter((item) => good < 450 && g.budget.verify > 0 && g.verifier.check(item) && ++good);
  const { of, bad } = g.audit(kept, 40);
  if (of > 0 && bad / of > 0.6) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
