import type { Batch, Generation, Item } from 'groundloop';

class Notebook {
  readonly #g: Generation;

  constructor(g: Generation) {
    this.#g = g;
  }

  holds(item: Item): boolean {
    return [0, 2, 4].every((at) => this.#g.verifier.checkStep(item, at));
  }

  write(batch: Batch): Batch {
    return this.#g.bank.put('notebook', this.#g.bank.get('notebook').plus(batch));
  }
}

export function step(g: Generation): Batch {
  const notebook = new Notebook(g);
  const right = g.model.sample(480).filter((item) => g.tests.pass(item));
  notebook.write(g.human.draw(125));
  return notebook.write(right.filter((item) => notebook.holds(item)));
}
