import type { Batch, Generation, Pause } from 'groundloop';

interface Memory {
  strikes: number;
  badShares: number[];
}
export const memory: Memory = { strikes: 0, badShares: [] };

export function step(g: Generation, memory: Memory): Batch | Pause {
  const people = g.human.draw(150);
  const fresh = g.model.sample(1000).filter((item) => g.verifier.check(item));

  if (fresh.size > 0 && g.budget.audit >= 35) {
    const result = g.audit(fresh, 35);
    const bad = result.of > 0 ? result.bad / result.of : 0;
    memory.badShares.push(bad);
    memory.strikes = bad > 0.5 ? memory.strikes + 1 : 0;
    if (memory.strikes >= 2) return g.pause('more than half of the accepted items are bad, twice in a row');
    if (memory.strikes === 1) {
      // Something is off: people only, this time.
      return g.bank.put('all', g.bank.get('all').plus(people));
    }
  }
  return g.bank.put('all', g.bank.get('all').plus(people, fresh));
}
