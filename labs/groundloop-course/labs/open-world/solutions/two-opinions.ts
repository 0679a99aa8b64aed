import type { Batch, Generation, Item } from 'groundloop';

/** Tests are free, so they look first; the verifier has the last word, as long as it can be asked. */
class Desk {
  readonly #g: Generation;

  constructor(g: Generation) {
    this.#g = g;
  }

  accepts(item: Item): boolean {
    return this.#g.tests.pass(item) && this.#g.budget.verify > 0 && this.#g.verifier.check(item);
  }
}

export function step(g: Generation): Batch {
  const desk = new Desk(g);
  const [accepted] = g.model.sample(1000).split((item) => desk.accepts(item));
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(190)));
  return people.plus(g.bank.put('accepted', g.bank.get('accepted').plus(accepted)));
}
