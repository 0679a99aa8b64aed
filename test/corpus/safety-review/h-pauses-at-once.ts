import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const { bad, of } = g.audit(g.model.sample(100), 60);
  if (bad > 0.05 * of) return g.pause('not perfect');
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(200)));
}
