import type { Batch, Generation, Item } from 'groundloop';

/** Evaluator and model vote on each draft, and both have a veto: only where they agree nobody else is asked. */
export function step(g: Generation): Batch {
  const votes = (draft: Item): [boolean, boolean] => [g.verifier.check(draft), g.model.judge(draft) > 0.85];
  let time = Math.ceil(g.budget.audit / (g.of - g.t));

  const learned = g.model.sample(450).filter((draft) => {
    const [evaluator, model] = votes(draft);
    if (!evaluator || model) return evaluator;
    return time-- > 0 && g.budget.audit > 0 && g.review(draft);
  });
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
