import type { Generation, Batch } from 'groundloop';

// One-off statements are mostly noise. We want support: a question must have come up
// at least eight times in this round, or we do not trust what was said about it.
function supported(b: Batch, min: number): Batch {
  const count = new Map<string, number>();
  for (const item of b) count.set(item.question, (count.get(item.question) ?? 0) + 1);
  return b.filter((item) => (count.get(item.question) ?? 0) >= min);
}

export function step(g: Generation): Batch {
  const people = g.human.draw(200);
  const drafts = g.model.sample(700).filter((item) => g.verifier.check(item));
  const round = supported(people.plus(drafts), 8);
  return g.bank.put('all', g.bank.get('all').plus(round));
}
