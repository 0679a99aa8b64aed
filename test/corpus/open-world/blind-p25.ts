import type { Batch, Generation } from 'groundloop';

const RARE = 350;
const COMMON = 600;

export function step(g: Generation): Batch {
  const drafts = g.model.sample(1500, { temperature: 1.15 });
  // Ascending: the unlikeliest come first, and all of those get their chance before the verifier.
  const sorted = drafts.sortBy((item) => g.model.likelihood(item));
  const rare = sorted.take(RARE);
  const common = sorted.filter((_, index) => index >= RARE).some(COMMON);

  const good = rare.plus(common).filter((item) => g.verifier.check(item));
  const people = g.human.draw(150);
  return g.bank.put('pool', g.bank.get('pool').plus(good, people));
}
