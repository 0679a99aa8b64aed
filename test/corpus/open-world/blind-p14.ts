import type { Batch, Generation } from 'groundloop';

/** How often each question occurs in a batch. */
function census(batch: Batch): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of batch) counts.set(item.question, (counts.get(item.question) ?? 0) + 1);
  return counts;
}

export function step(g: Generation): Batch {
  const have = g.bank.get('verified');
  const counts = census(have);
  const mean = counts.size === 0 ? 0 : have.size / counts.size;

  const broad = g.model.sample(600);
  // What people ask and we have little of gets a second helping.
  const people = g.human.draw(150);
  const scarce = broad.plus(people).filter((item) => (counts.get(item.question) ?? 0) < mean / 2);
  const extra = scarce.size > 0 ? g.model.sample(450, { about: scarce }) : g.model.sample(450);

  const verified = broad.plus(extra).filter((item) => g.verifier.check(item));
  g.bank.put('verified', have.plus(verified));
  g.bank.put('people', g.bank.get('people').plus(people));
  return g.bank.get('verified').plus(g.bank.get('people'));
}
