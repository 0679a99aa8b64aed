import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const check = g.verifier.check;
  const shown = g.human.draw(60, 'API errors');
  const practised = g.model.sample(140, { about: shown });
  const usual = g.model.sample(250);
  const fresh = shown.plus(practised, usual).filter((run) => check(run));
  return g.bank.put('everything', g.bank.get('everything').plus(fresh, g.human.draw(80)));
}
