import type { Batch, Generation, Item } from 'groundloop';

type Known = Record<string, boolean>;
export const memory: { known: Known } = { known: {} };

/**
 * The checker decides what it knows, a reader what is hard; each wording is asked about once, and what was said is
 * remembered. Some readers' time is kept for a look at what would be learned, and a bad one leaves it out.
 */
export function step(g: Generation, { known }: { known: Known }): Batch {
  const ask = (entry: Item): boolean => {
    if (entry.level === 'hard') return g.budget.audit > 150 && g.review(entry);
    return g.budget.verify > 0 && g.verifier.check(entry);
  };
  const first = g.t === 0;
  const drafts = g.model.sample(first ? 2500 : 500).filter((entry) => (known[entry.text] ??= ask(entry)));
  const { of, bad } = g.audit(drafts, 15);
  const kept = bad > of / 2 ? drafts.take(0) : drafts;

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(first ? 200 : 20), kept));
}
