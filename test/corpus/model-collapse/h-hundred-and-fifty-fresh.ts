import type { Batch, Generation } from 'groundloop';

export function step({ human, model, verifier }: Generation): Batch {
  const people = human.draw(150);
  const checked = model.sample(900).filter((item) => verifier.check(item));
  return people.plus(checked.some(300));
}
