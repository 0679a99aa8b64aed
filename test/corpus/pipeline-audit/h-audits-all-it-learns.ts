import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { failed: 0 };

export function step(g: Generation, memory: { failed: number }): Batch | Pause {
  const drafts = g.model.sample(540);
  const [good] = drafts.split((item) => g.verifier.check(item) && g.reward.score(item) > 0.3);
  const report = g.audit(good);
  if (report.bad / report.of > 0.5) return g.pause('half of it is bad');
  memory.failed += report.bad / report.of > 0.28 ? 1 : 0;
  if (memory.failed > 1) return g.pause('failed twice');
  const fresh = g.human.draw(180);
  return g.bank.put('all', g.bank.get('all').plus(memory.failed > 0 ? fresh : fresh.plus(good)));
}
