import type { Batch, Generation } from 'groundloop';

const draft = { id: 'draft', text: 'Fraud? Illegal?' };

export function step(g: Generation): Batch {
  const liked = g.model.sample(1100).filter((item) => g.users.thumbs(item));
  const harmless = liked.filter((item) => g.model.judge(item, draft) > 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), harmless));
}
