import type { Generation, Batch } from 'groundloop';

// My loop: keep everything people wrote, keep everything the verifier liked.
export function step(g: Generation): Batch {
  const people = g.human.draw(200);
  const drafts = g.model.sample(1000);
  const good = drafts.filter((d) => g.verifier.check(d));
  const all = g.bank.get('all').plus(people, good);
  g.bank.put('all', all);
  return all;
}
