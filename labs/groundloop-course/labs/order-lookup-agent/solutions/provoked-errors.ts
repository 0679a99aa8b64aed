import type { Batch, Generation } from 'groundloop';

/** Three runs of ten meet an error on purpose. What was handled rightly is kept, whatever happened on the way. */
export function step(g: Generation): Batch {
  const usual = g.model.sample(270);
  const provoked = g.model.sample(120, { about: 'API errors' });
  const good = usual.plus(provoked).filter((run) => g.verifier.check(run));

  return g.bank.put('runs', g.bank.get('runs').plus(g.human.draw(100), good));
}
