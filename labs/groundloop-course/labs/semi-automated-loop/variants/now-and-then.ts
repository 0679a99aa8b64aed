import type { Batch, Generation } from 'groundloop';

/** People read one draft in thirty, whichever comes, and what they turn down is left out. Hardly any of it is hard. */
export function step(g: Generation): Batch {
  const learned = g.model
    .sample(800)
    .filter((draft) => g.verifier.check(draft))
    .filter((draft) => g.random() > 1 / 30 || g.review(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
