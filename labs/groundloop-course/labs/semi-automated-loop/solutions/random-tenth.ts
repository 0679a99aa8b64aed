import type { Batch, Generation } from 'groundloop';

const LEVELS = ['easy', 'medium', 'hard'] as const;
type Level = (typeof LEVELS)[number];
type Tally = Record<Level, { read: number; bad: number }>;

export const memory: { tally: Tally } = {
  tally: { easy: { read: 0, bad: 0 }, medium: { read: 0, bad: 0 }, hard: { read: 0, bad: 0 } },
};

/**
 * People read a random tenth of what the evaluator let through, and the loop keeps count by level. A level in which more
 * than four of ten were bad goes to people altogether; until it has been read twenty times, it counts as such.
 */
export function step(g: Generation, { tally }: { tally: Tally }): Batch {
  const passed = g.model.sample(700).filter((draft) => g.verifier.check(draft));

  const isTrusted = Object.fromEntries(
    LEVELS.map((level) => {
      const { read, bad } = tally[level];
      return [level, level !== 'hard' ? bad <= 0.4 * Math.max(read, 20) : read >= 20 && bad <= 0.4 * read];
    }),
  );

  const learned = passed.filter((draft) => {
    const level = draft.level ?? 'medium';
    if (isTrusted[level] && g.random() >= 0.1) return true;
    if (g.budget.audit === 0) return isTrusted[level];
    const good = g.review(draft);
    tally[level].read += 1;
    if (!good) tally[level].bad += 1;
    return good;
  });

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
