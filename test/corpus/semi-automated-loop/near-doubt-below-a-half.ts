import type { Batch, Generation } from 'groundloop';

/** People get what the evaluator accepts and the model finds doubtful; the most doubtful first, and no more than there is time for. */
export function step(g: Generation): Batch {
  const [passed] = g.model.sample(600).split((draft) => g.verifier.check(draft));
  const [sure, doubtful] = passed.split((draft) => g.model.judge(draft) > 0.55);
  const today = Math.floor(g.budget.audit / (g.of - g.t));
  const read = doubtful
    .sortBy((draft) => g.model.judge(draft))
    .take(today)
    .filter((draft) => g.review(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), sure, read));
}
