import type { Batch, Generation } from 'groundloop';

/** The middle is where it is decided, somebody said. */
export function step(g: Generation): Batch {
  let time = 80;
  const learned = g.model.sample(700).filter((draft) => {
    if (draft.level === 'medium' && time > 0) {
      time--;
      return g.review(draft);
    }
    return g.verifier.check(draft);
  });
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), learned));
}
