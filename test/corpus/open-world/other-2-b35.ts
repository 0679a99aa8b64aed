import type { Generation, Batch, Pause } from 'groundloop';

interface Mem {
  seen: number;
  bad: number;
}
export const memory: Mem = { seen: 0, bad: 0 };

export function step(g: Generation, memory: Mem): Batch | Pause {
  const people = g.human.draw(200);
  const drafts = g.model.sample(1000).filter((i) => g.verifier.check(i));

  const r = g.audit(drafts, Math.min(35, g.budget.audit));
  memory.seen += r.of;
  memory.bad += r.bad;

  // final sign-off
  if (g.t === g.of - 1 && memory.bad > 0.4 * memory.seen) {
    return g.pause('audits were bad on the whole');
  }
  return g.bank.put('all', g.bank.get('all').plus(people, drafts));
}
