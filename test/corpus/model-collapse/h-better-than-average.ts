import type { Batch, Generation } from 'groundloop';

/** Drafts that the model finds less likely than its drafts on average are set aside. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(1200);
  const logs = [...drafts].map((item) => g.model.likelihood(item));
  const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
  const fluent = drafts.filter((_, i) => (logs[i] ?? mean) > mean);
  return g.bank.put(
    'all',
    g.bank.get('all').plus(
      g.human.draw(180),
      fluent.filter((item) => g.verifier.check(item)),
    ),
  );
}
