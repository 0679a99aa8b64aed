import type { Batch, Generation } from 'groundloop';

/** The generator is the evaluator; people are never needed, because it is sure. */
export function step(g: Generation): Batch {
  const sure = g.model
    .sample(1300)
    .sortBy((draft) => -g.model.judge(draft))
    .take(480);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), sure));
}
