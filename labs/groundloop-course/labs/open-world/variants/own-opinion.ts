import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(1400).filter((item) => g.model.judge(item) > 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), drafts.take(450)));
}
