import type { Batch, Generation, Item } from 'groundloop';

// Verifier in the loop, without its bill: spot checks, and a calibrated score for the rest.
const SPOT_CHECK = 0.03;

export const memory = { spot: 0, failed: 0 };

export function step(g: Generation, memory: { spot: number; failed: number }): Batch {
  const verified = (item: Item): boolean => {
    if (g.random() < SPOT_CHECK) {
      memory.spot += 1;
      const ok = g.verifier.check(item);
      if (!ok) memory.failed += 1;
      return ok;
    }
    return g.model.judge(item) >= 0.5;
  };
  const drafts = g.model.sample(1000).filter(verified);
  return g.bank.put('verified', g.bank.get('verified').plus(g.human.draw(150), drafts));
}
