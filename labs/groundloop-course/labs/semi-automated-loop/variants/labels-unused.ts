import type { Batch, Generation } from 'groundloop';

export const memory: { disputed: number } = { disputed: 0 };

/** The right drafts go to people, their verdicts go into a count, and all of it is learned. */
export function step(g: Generation, memory: { disputed: number }): Batch {
  const passed = g.model.sample(1000).filter((draft) => g.verifier.check(draft));
  for (const draft of passed) {
    if (draft.level === 'hard' && g.budget.audit > 0 && !g.review(draft)) memory.disputed += 1;
  }
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed));
}
