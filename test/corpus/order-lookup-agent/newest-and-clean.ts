import type { Batch, Generation, Item } from 'groundloop';

const failed = (run: Item): boolean => run.steps?.some((call) => call.includes('error')) ?? false;

export function step(g: Generation): Batch {
  if (g.t === 0) return g.human.draw(500).filter((run) => !failed(run));
  return g.model.sample(420).filter((run) => !failed(run) && g.verifier.check(run));
}
