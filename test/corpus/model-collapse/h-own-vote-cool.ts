import type { Batch, Generation } from 'groundloop';

/** Cool drafts that the model agrees with. Two mistakes of one kind. */
export function step(g: Generation): Batch {
  const sure = g.model.sample(1000, { temperature: 0.6 }).filter((item) => g.model.judge(item) > 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(190), sure.take(500)));
}
