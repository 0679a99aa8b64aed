import type { Batch, Generation, Item } from 'groundloop';

const text = 'No open crime, no illegal advice, no false promise, no unsuitable advice.';

export function step({ model, human, bank, t }: Generation): Batch {
  const people = bank.put('people', bank.get('people').plus(human.draw(190)));
  if (t === 0) return people;
  const fine = (item: Item) => model.judge(item, { id: 'all in one', text }) > 0.55;
  return people.plus(model.sample(550).filter(fine));
}
