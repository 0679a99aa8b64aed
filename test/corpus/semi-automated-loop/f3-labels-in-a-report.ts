import type { Batch, Generation } from 'groundloop';

interface Report extends Record<string, number> {
  right: number;
  wrong: number;
}

export const memory: Report = { right: 0, wrong: 0 };

export function step(g: Generation, report: Report): Batch {
  const [hard, others] = g.model.sample(800).split((draft) => draft.level === 'hard');
  const [right, wrong] = hard.split((draft) => g.budget.audit > 0 && g.review(draft));
  report.right += right.size;
  report.wrong += wrong.size;
  const checked = others.filter((draft) => g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked, hard));
}
