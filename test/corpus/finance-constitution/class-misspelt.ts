import type { Batch, Generation } from 'groundloop';

const covers = ['open-crime', 'illegal-advice', 'false-promise', 'bad-fit'];

export function step(g: Generation): Batch {
  const once = g.model.revise(g.model.sample(420), { id: 'first reading', covers });
  const twice = g.model.revise(once, { id: 'careful second look', covers });
  return g.bank.put('archive', g.bank.get('archive').plus(g.human.draw(175), twice));
}
