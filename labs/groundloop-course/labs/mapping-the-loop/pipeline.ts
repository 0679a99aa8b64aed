import type { Batch, Generation } from 'groundloop';

export const memory = { objections: 0 };

/**
 * System E. The checker reads every draft and objects to some;
 * a report counts the objections. Your task is in README.md.
 */
export function step(g: Generation, memory: { objections: number }): Batch {
  const people = g.human.draw(150);
  const drafts = g.model.sample(600);

  for (const draft of drafts) {
    if (!g.verifier.check(draft)) memory.objections += 1;
  }

  return g.bank.put('almanac', g.bank.get('almanac').plus(people, drafts));
}
