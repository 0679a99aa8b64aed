import type { Batch, Generation } from 'groundloop';

/** The evaluator is the model that wrote the drafts. */
export function step(g: Generation): Batch {
  const confident = g.model.sample(1200).filter((draft) => g.model.judge(draft) > 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), confident.take(500)));
}
