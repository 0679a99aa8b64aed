import type { Batch, Generation, Item } from 'groundloop';

const calm = (run: Item): boolean => !(run.steps ?? []).some((call) => call.includes('error'));

export function step(g: Generation): Batch {
  const drill = g.t < 3 ? g.model.sample(150, { about: 'API errors' }) : g.model.sample(0);
  const good = g.model
    .sample(330)
    .plus(drill)
    .filter((run) => g.verifier.check(run));
  const all = g.bank.put('all', g.bank.get('all').plus(g.human.draw(100), good));
  return g.t < 3 ? all : all.filter(calm);
}
