import type { Batch, Generation } from 'groundloop';

interface Memory {
  passRate: number;
  target: number;
  spent: number[];
}
export const memory: Memory = { passRate: 0.5, target: 450, spent: [] };

const clamp = (x: number, lo: number, hi: number) => Math.max(lo, Math.min(hi, x));

export function step(g: Generation, memory: Memory): Batch {
  const left = g.of - g.t;
  const share = (what: 'verify' | 'human') => Math.floor(g.budget[what] / left);

  // Sample as many as should yield the target at the pass rate seen so far, within this generation's share.
  const wanted = Math.ceil(memory.target / clamp(memory.passRate, 0.2, 1));
  const n = Math.min(clamp(wanted, 200, 1200), share('verify'));
  const drafts = g.model.sample(n);
  const good = drafts.filter((item) => g.verifier.check(item));

  const seen = drafts.size === 0 ? memory.passRate : good.size / drafts.size;
  memory.passRate = 0.7 * memory.passRate + 0.3 * seen;
  memory.target = seen > 0.8 ? memory.target + 50 : memory.target;
  memory.spent.push(n);

  const people = g.human.draw(share('human'));
  g.bank.put('all', g.bank.get('all').plus(people, good));
  return g.bank.get('all');
}
