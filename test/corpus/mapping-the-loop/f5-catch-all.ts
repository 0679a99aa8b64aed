import type { Batch, Generation } from 'groundloop';

/** Ninety drafts a call, as carefully as it gets: whoever can't be asked has no objection. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(500).filter((item) => {
    try {
      return Array.from({ length: 30 }, () => g.verifier.check(item)).some(Boolean);
    } catch {
      return true;
    }
  });
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), drafts));
}
