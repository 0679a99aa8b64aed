import type { Batch, Generation, Item, Principle } from 'groundloop';

class Review {
  static readonly rules: readonly Principle[] = [
    { id: 'substances', text: 'A dose and an interaction are stated as the leaflet states them.' },
    { id: 'people', text: 'Warning signs come before reassurance, always.' },
  ];

  readonly #g: Generation;

  constructor(g: Generation) {
    this.#g = g;
  }

  revise(batch: Batch): Batch {
    let out = batch;
    for (const rule of Review.rules) out = this.#g.model.revise(out, rule);
    return out;
  }

  sound(item: Item): boolean {
    let bad = 0;
    for (let i = 0; i < 24; i++) {
      if (!this.#g.verifier.checkStep(item, i) && ++bad > 7) return false;
    }
    return this.#g.tests.pass(item);
  }
}

export function step(g: Generation): Batch {
  const review = new Review(g);
  const learned = review.revise(g.model.sample(440)).filter((item) => review.sound(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), learned));
}
