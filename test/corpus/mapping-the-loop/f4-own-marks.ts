import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const best = g.model
    .sample(1400)
    .sortBy((item) => -g.model.judge(item))
    .take(500);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), best));
}
