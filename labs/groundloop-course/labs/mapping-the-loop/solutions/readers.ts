import type { Batch, Generation, Item } from 'groundloop';

/** No machine decides here: people read a few drafts a generation, and only what they find right is learned. */
export function step(g: Generation): Batch {
  const perGeneration = Math.floor(g.budget.audit / (g.of - g.t));
  const isRight = (draft: Item): boolean => g.review(draft);

  const archive = g.bank.get('archive').plus(g.human.draw(200));
  const read = g.model.sample(perGeneration).filter(isRight);
  return g.bank.put('archive', archive.plus(read));
}
