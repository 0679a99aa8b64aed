import type { Batch, Generation } from 'groundloop';

/** The checker for what is not hard, a reader for what is, of pilots' entries too, until there is nothing left to spend. */
export function step(g: Generation): Batch {
  const [hard, rest] = g.human
    .draw(120)
    .plus(g.model.sample(500))
    .split((entry) => entry.level === 'hard');
  const read = hard.some(50).filter((entry) => g.review(entry));
  const checked = rest.filter((entry) => g.budget.verify > 0 && g.verifier.check(entry));
  return g.bank.put('all', g.bank.get('all').plus(read, checked));
}
