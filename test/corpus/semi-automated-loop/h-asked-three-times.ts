import type { Batch, Generation } from 'groundloop';

/** Hard drafts are checked with three times the care, by the same evaluator. */
export function step(g: Generation): Batch {
  const learned = g.model.sample(700).filter((draft) => {
    const times = draft.level === 'hard' ? 3 : 1;
    for (let i = 0; i < times; i++) if (!g.verifier.check(draft)) return false;
    return true;
  });
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
