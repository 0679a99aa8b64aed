import type { Batch, Generation } from 'groundloop';

const EASE = { easy: 0, medium: 1, hard: 2 } as const;

/** The easiest seventy are read by people, and what they reject is left out. */
export function step(g: Generation): Batch {
  const passed = g.model.sample(750).filter((draft) => g.verifier.check(draft));
  const inOrder = passed.sortBy((draft) => EASE[draft.level ?? 'hard']);
  const learned = inOrder.filter((draft, i) => i >= 70 || g.review(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
