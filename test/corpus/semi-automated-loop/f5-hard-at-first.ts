import type { Batch, Generation } from 'groundloop';

/** People teach the first three generations what is hard. After that the evaluator may go on alone. */
export function step(g: Generation): Batch {
  const learned = g.model.sample(700).filter((draft) => {
    const toPeople = g.t < 3 && draft.level === 'hard';
    return toPeople ? g.review(draft) : g.verifier.check(draft);
  });
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
