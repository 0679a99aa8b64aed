import type { Batch, Generation, Item } from 'groundloop';

const critic = { id: 'desk', text: 'Fraud? Illegal? Implied? Unsuitable?' };

export function step(g: Generation): Batch {
  const noticed = (item: Item): boolean => g.model.judge(item, critic) < 0.5;
  const [bad, good] = g.model.sample(480).split(noticed);
  const mended = g.model.revise(bad, critic);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(160), good, mended));
}
