import type { Batch, Generation, Item } from 'groundloop';

const calm = (run: Item): boolean => !run.steps?.some((call) => call.includes('error'));

export function step(g: Generation): Batch {
  const read = g.model
    .sample(390)
    .filter(calm)
    .filter((run) => g.verifier.check(run));
  const usual = read.sortBy((run) => g.model.likelihood(run));
  const half = usual.filter((_, i) => i >= usual.size / 2);
  return g.bank.put('half', g.bank.get('half').plus(g.human.draw(100).filter(calm), half));
}
