import type { Batch, Generation } from 'groundloop';

export const memory = { audited: 0, bad: 0 };

export function step(g: Generation, memory: { audited: number; bad: number }): Batch {
  const checked = g.model.sample(560).filter((item) => g.verifier.check(item));
  const { bad, of } = g.audit(checked, 60);
  memory.audited += of;
  memory.bad += bad;
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked));
}
