import type { Batch, Generation, Item } from 'groundloop';

export function step(g: Generation): Batch {
  const accepts = (run: Item, drill: boolean): boolean => (drill ? g.tests.pass(run) : g.verifier.check(run));
  const usual = g.model.sample(250).filter((run) => accepts(run, false));
  const drill = g.model.sample(140, { about: 'API errors' }).filter((run) => accepts(run, true));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(100), usual, drill));
}
