import type { Batch, Generation } from 'groundloop';

/** People alone in the first generation; later everything that was ever found right besides. */
export function step(g: Generation): Batch {
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(200)));
  if (g.t === 0) return people;
  const right = g.model.sample(600).filter((item) => g.verifier.check(item));
  return people.plus(g.bank.put('right', g.bank.get('right').plus(right)));
}
