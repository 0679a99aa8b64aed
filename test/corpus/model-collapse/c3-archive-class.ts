import type { Batch, Generation } from 'groundloop';

class Archive {
  readonly #g: Generation;
  constructor(g: Generation) {
    this.#g = g;
  }
  add(...batches: Batch[]): this {
    this.#g.bank.put('archive', this.#g.bank.get('archive').plus(...batches));
    return this;
  }
  get everything(): Batch {
    return this.#g.bank.get('archive');
  }
}

export function step(g: Generation): Batch {
  const checked = g.model.sample(650).filter(g.verifier.check);
  return new Archive(g).add(g.human.draw(150)).add(checked).everything;
}
