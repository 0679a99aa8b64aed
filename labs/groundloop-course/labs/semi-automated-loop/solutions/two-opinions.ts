import type { Batch, Generation } from 'groundloop';

/**
 * Knows nothing of levels. Where the evaluator says yes and the model is in doubt about its own draft, a person decides;
 * the most doubtful first. What people have no time for is left out.
 */
export function step(g: Generation): Batch {
  const passed = g.model.sample(480).filter((draft) => g.verifier.check(draft));
  const [sure, doubtful] = passed.split((draft) => g.model.judge(draft) > 0.9);

  const time = Math.floor(g.budget.audit / (g.of - g.t));
  const read = doubtful
    .sortBy((draft) => g.model.judge(draft))
    .take(time)
    .filter((draft) => g.review(draft));

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), sure, read));
}
