import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const answers = g.model.revise(g.model.sample(450), { id: 'unsuitable' });
  return g.bank.put('a', g.bank.get('a').plus(g.human.draw(180), answers));
}
