import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  let all = g.bank.get('all').plus(g.human.draw(170));
  for (const part of [1, 2, 3]) {
    all = all.plus(g.model.sample(100 * part).filter((item) => g.verifier.check(item)));
  }
  return g.bank.put('all', all);
}
