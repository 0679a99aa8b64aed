import type { Batch, Generation, Item } from 'groundloop';

class Desk {
  readonly #g: Generation;
  constructor(g: Generation) {
    this.#g = g;
  }

  accepts(draft: Item): boolean {
    return draft.level === 'hard' ? this.#byPeople(draft) : this.#g.verifier.check(draft);
  }

  /** Both have to agree, so that people's time lasts longer. */
  #byPeople(draft: Item): boolean {
    return this.#g.verifier.check(draft) && this.#g.budget.audit > 0 && this.#g.review(draft);
  }
}

export function step(g: Generation): Batch {
  const desk = new Desk(g);
  const learned = g.model.sample(800).filter((draft) => desk.accepts(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), learned));
}
