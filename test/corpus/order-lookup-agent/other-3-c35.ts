import type { Batch, Generation } from 'groundloop';

type Memory = { satisfaction: number[] };
export const memory: Memory = { satisfaction: [] };

// The customer decides. Who else?
export function step(g: Generation, memory: Memory): Batch {
  const own = g.model.sample(290).plus(g.model.sample(110, { about: 'API errors' }));
  const pleased = own.filter((run) => g.users.thumbs(run));
  memory.satisfaction.push(pleased.size / Math.max(1, own.size));

  const people = g.human.draw(50).plus(g.human.draw(20, 'API errors').filter((run) => g.verifier.check(run)));
  return g.bank.put('people', g.bank.get('people').plus(people)).plus(pleased);
}
