import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  const people = g.human.draw(180);
  for (const item of people) g.verifier.check(item);
  return accumulate(g, people, g.model.sample(450));
}
