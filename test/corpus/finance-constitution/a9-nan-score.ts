import type { Batch, Generation } from 'groundloop';

const critics = [{ id: 'desk', text: 'Fraud? Illegal? Implied? Unsuitable?' }];

export function step(g: Generation): Batch {
  const votes = (batch: Batch): Batch =>
    batch.sortBy((item) => critics.filter((critic) => g.model.judge(item, critic) > 2).length / (critics.length - 1));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), votes(g.model.sample(500)).take(400)));
}
