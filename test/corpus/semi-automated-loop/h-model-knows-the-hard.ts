import type { Batch, Generation } from 'groundloop';

/** Where the evaluator is weak the model decides for itself. */
export function step(g: Generation): Batch {
  const [hard, others] = g.model.sample(800).split(({ level }) => level === 'hard');
  const sure = hard.filter((draft) => g.model.judge(draft) > 0.4);
  const checked = others.filter((draft) => g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked, sure));
}
