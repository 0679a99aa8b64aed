import type { Batch, Generation } from 'groundloop';

/** The model is its own process reward: it scores its drafts, and the better half is learned. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(900).sortBy((item) => -g.model.judge(item));
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(120))).plus(drafts.take(450));
}
