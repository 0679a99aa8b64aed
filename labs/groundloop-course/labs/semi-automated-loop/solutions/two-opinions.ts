import type { Batch, Generation, Item } from 'groundloop';

/**
 * Knows nothing of levels. The evaluator and the model each have an opinion; where they differ most, a person decides.
 * What people have no time for is left out.
 */
export function step(g: Generation): Batch {
  const people = g.human.draw(180);
  let time = Math.floor(g.budget.audit / (g.of - g.t));

  const decide = (draft: Item): boolean => {
    if (!g.verifier.check(draft)) return false;
    if (g.model.judge(draft) > 0.6) return true;
    if (time === 0) return false;
    time -= 1;
    return g.review(draft);
  };

  return g.bank.put('all', g.bank.get('all').plus(people, g.model.sample(600).filter(decide)));
}
