import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const drafts = g.model.sample(700, { hint: true });
  const [accepted] = drafts.split(g.tests.pass);
  let training = g.bank.get('people').plus(g.human.draw(110));
  g.bank.put('people', training);
  training = training.plus(accepted);
  return training;
}
