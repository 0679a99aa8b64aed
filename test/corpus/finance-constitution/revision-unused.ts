import type { Batch, Generation } from 'groundloop';

const covers = ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'];

export function step(g: Generation): Batch {
  const answers = g.model.sample(420);
  g.model.revise(answers, { id: 'first reading', covers });
  g.model.revise(answers, { id: 'careful second look', covers });
  return g.bank.put('archive', g.bank.get('archive').plus(g.human.draw(175), answers));
}
