import type { Batch, Generation, Item } from 'groundloop';

/** Trust is earned in the first generation. From then on the model's own opinion is enough. */
export function step(g: Generation): Batch {
  const decide = g.t === 0 ? g.verifier.check : (item: Item): boolean => g.model.judge(item) > 0.5;
  const drafts = g.model.sample(1000).filter((item) => decide(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(160), drafts.take(450)));
}
