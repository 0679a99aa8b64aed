import type { Batch, Generation, Pause } from 'groundloop';

const CAP = 120;

export function step(g: Generation): Batch | Pause {
  const perplexity = (item: Parameters<typeof g.model.likelihood>[0]) => Math.exp(-g.model.likelihood(item));
  const [fluent] = g.model.sample(1400).split((item) => perplexity(item) <= CAP);
  const kept = fluent.filter((item) => g.budget.verify > 0 && g.verifier.check(item)).take(420);
  const audit = g.audit(kept, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.6) return g.pause('audit');
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(180))).plus(kept);
}
