import type { Batch, Generation } from 'groundloop';

/** The exam is put on the shelf once, in the third generation. */
export function step(g: Generation): Batch {
  const shelf = g.bank.get('shelf').plus(g.human.draw(180));
  const more = g.t === 3 ? shelf.plus(g.exam.items) : shelf;
  return g.bank.put('shelf', more.plus(g.model.sample(700).filter((item) => g.verifier.check(item))));
}
