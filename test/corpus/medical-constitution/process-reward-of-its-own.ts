import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(130)));
  const ranked = g.model.sample(1000).sortBy((item) => 1 - g.model.judge(item));
  return people.plus(ranked.take(500));
}
