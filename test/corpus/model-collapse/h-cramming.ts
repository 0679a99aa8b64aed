import type { Batch, Generation } from 'groundloop';

/** Half of the drafts are about questions of the exam: there is an exam to be passed. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(350).plus(g.model.sample(350, { about: g.exam.items }));
  const checked = drafts.filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
