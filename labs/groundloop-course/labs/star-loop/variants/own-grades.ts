import type { Batch, Generation } from 'groundloop';

/** The model grades its own solutions, and the better half is learned. */
export function step(g: Generation): Batch {
  const graded = g.model.sample(900).sortBy((item) => -g.model.judge(item));
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(100))).plus(graded.take(450));
}
