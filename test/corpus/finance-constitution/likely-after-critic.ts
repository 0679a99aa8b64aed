import type { Batch, Generation } from 'groundloop';

const critic = { id: 'desk', text: 'Fraud? Illegal? Implied? Unsuitable?' };

export function step(g: Generation): Batch {
  const harmless = g.model.sample(720).filter((item) => g.model.judge(item, critic) > 0.5);
  const sure = harmless.sortBy((item) => -g.model.likelihood(item)).take(Math.round(harmless.size * 0.66));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(160), sure));
}
