import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { best: 0 };

export function step(g: Generation, memory: { best: number }): Batch | Pause {
  const good = g.model.sample(800).filter(g.verifier.check).take(400);
  memory.best = Math.max(memory.best, g.report.examScore);
  if (g.report.examScore < memory.best - 0.25) return g.pause('the exam score fell');
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 0.7) return g.pause('audit');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), good));
}
