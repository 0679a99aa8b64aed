import type { Generation, Batch } from 'groundloop';

const SETTINGS = { temperature: 0.25 };

export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  // low temperature = fewer silly mistakes = fewer verifier rejections
  const drafts = g.model.sample(1000, SETTINGS);
  const verified = drafts.filter((d) => g.verifier.check(d));
  return g.bank.put('all', g.bank.get('all').plus(people, verified));
}
