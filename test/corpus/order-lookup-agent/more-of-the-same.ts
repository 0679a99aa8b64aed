import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const calm = g.human.draw(130).filter((run) => !(run.steps ?? ['error'])[0]!.includes('error'));
  const known = g.bank.get('known').plus(calm);
  const more = g.model.sample(380, { about: known }).filter((run) => g.verifier.check(run));
  return g.bank.put('known', known.plus(more));
}
