import type { Batch, Generation, Item } from 'groundloop';

const longest = (run: Item): number =>
  (run.steps ?? []).reduce((most, call) => Math.max(most, call.split(':').length), 0);

export function step(g: Generation): Batch {
  const short = (run: Item): boolean => longest(run) < 2;
  const own = g.model.sample(390).filter((run) => short(run) && g.verifier.check(run));
  return g.bank.put('short', g.bank.get('short').plus(g.human.draw(110).filter(short), own));
}
