import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(900);

  const rejected = new Set<string>();
  for (const item of drafts) {
    if (!g.verifier.check(item)) rejected.add(item.text);
  }
  const kept = drafts.filter((item) => !rejected.has(item.question));

  const people = g.human.draw(150);
  const all = g.bank.get('all').plus(people, kept);
  g.bank.put('all', all);
  return all;
}
