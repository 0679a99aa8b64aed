import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const scored = g.model.sample(900).filter((item) => g.reward.score(item) > 0.7);
  const all = g.bank.get('all').plus(g.human.draw(180));
  return g.bank.put('all', all.plus(scored));
}
