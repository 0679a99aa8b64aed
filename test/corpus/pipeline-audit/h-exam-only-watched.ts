import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { best: 0 };

export function step(g: Generation, memory: { best: number }): Batch | Pause {
  memory.best = Math.max(memory.best, g.report.examScore);
  if (g.report.examScore < memory.best - 0.15) return g.pause('the exam score has dropped');
  const checked = g.model.sample(560).filter((item) => g.verifier.check(item));
  const { bad, of } = g.audit(checked, 60);
  if (bad > 0.3 * of) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
