import type { Batch, Generation } from 'groundloop';

function surest(g: Generation, batch: Batch, wanted: number, limit = 0.9): Batch {
  const sure = batch.filter((item) => g.model.judge(item) >= limit);
  if (sure.size >= wanted || limit <= 0) return sure.take(wanted);
  return surest(g, batch, wanted, limit - 0.1);
}

export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(110)));
  return people.plus(surest(g, g.model.sample(950), 450));
}
