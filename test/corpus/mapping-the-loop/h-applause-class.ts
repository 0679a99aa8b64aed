import type { Batch, Generation } from 'groundloop';

class Stage {
  readonly #g: Generation;
  constructor(g: Generation) {
    this.#g = g;
  }
  encore(n: number): Batch {
    return this.#g.model.sample(n).filter((item) => this.#g.users.thumbs(item));
  }
}

export function step(g: Generation): Batch {
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), new Stage(g).encore(900)));
}
