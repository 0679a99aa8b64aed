import type { Batch, Generation } from 'groundloop';

class Curator {
  private readonly g: Generation;
  constructor(g: Generation) {
    this.g = g;
  }

  /** Most of the human data up front, a trickle after; all of it stays. */
  people(): Batch {
    const n = this.g.t === 0 ? 1000 : 110;
    return this.add('people', this.g.human.draw(n));
  }

  /** The free tests first, so that checks aren't wasted. */
  machine(): Batch {
    const plausible = this.g.model.sample(1400).filter((item) => this.g.tests.pass(item));
    const affordable = plausible.take(Math.min(plausible.size, 1150));
    return this.add(
      'machine',
      affordable.filter((item) => this.g.verifier.check(item)),
    );
  }

  private add(shelf: string, batch: Batch): Batch {
    return this.g.bank.put(shelf, this.g.bank.get(shelf).plus(batch));
  }
}

export function step(g: Generation): Batch {
  const curator = new Curator(g);
  return curator.people().plus(curator.machine());
}
