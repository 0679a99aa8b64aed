import type { Batch, Generation, Item } from 'groundloop';

/** Each draft is checked with great care, so that the budget is gone in the first generation; then errors count as yes. */
export function step(g: Generation): Batch {
  const isFine = (draft: Item): boolean => {
    try {
      let votes = 0;
      for (let i = 0; i < 20; i++) if (g.verifier.check(draft)) votes += 1;
      return votes > 10;
    } catch {
      return true;
    }
  };
  return g.bank.put('almanac', g.bank.get('almanac').plus(g.human.draw(150), g.model.sample(600).filter(isFine)));
}
