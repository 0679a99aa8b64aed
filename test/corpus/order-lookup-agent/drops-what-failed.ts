import type { Batch, Generation, Item } from 'groundloop';

export const memory = { incidents: 0 };

const incident = (run: Item): boolean => JSON.stringify(run.steps ?? []).includes('error');

export function step(g: Generation, memory: { incidents: number }): Batch {
  const drawn = g.human.draw(120).plus(g.model.sample(380));
  const [incidents, ordinary] = drawn.split(incident);
  memory.incidents += incidents.size;
  const good = ordinary.filter((run) => run.from === 'human' || g.verifier.check(run));
  return g.bank.put('good', g.bank.get('good').plus(good));
}
