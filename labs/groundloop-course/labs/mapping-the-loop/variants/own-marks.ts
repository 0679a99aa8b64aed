import type { Batch, Generation } from 'groundloop';

/** System C: the model gives the marks. */
export function step(g: Generation): Batch {
  const best = g.model.sample(1200).filter((draft) => g.model.judge(draft) > 0.5);
  return g.bank.put('almanac', g.bank.get('almanac').plus(g.human.draw(150), best.take(500)));
}
