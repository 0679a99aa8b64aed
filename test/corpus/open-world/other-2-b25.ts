import type { Generation, Batch } from 'groundloop';

interface Mem {
  annotators: number[];
}
export const memory: Mem = { annotators: [] };

// Audits tell us how good our annotators are.
export function step(g: Generation, memory: Mem): Batch {
  const people = g.human.draw(200);
  if (g.budget.audit >= 40) {
    const r = g.audit(people, 40);
    memory.annotators.push(r.bad / Math.max(1, r.of));
  }
  const drafts = g.model.sample(1000).filter((i) => g.verifier.check(i));
  return g.bank.put('all', g.bank.get('all').plus(people, drafts));
}
