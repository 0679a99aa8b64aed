import type { Generation, Batch, Item } from 'groundloop';

class Curator {
  private readonly g: Generation;
  constructor(g: Generation) {
    this.g = g;
  }

  private isTrue(item: Item): boolean {
    return this.g.verifier.check(item);
  }

  /** Verified drafts, best liked first, without the bottom tenth. */
  private polish(batch: Batch): Batch {
    const ranked = batch.sortBy((i) => -this.g.reward.score(i));
    return ranked.take(Math.ceil(ranked.size * 0.9));
  }

  collect(): Batch {
    const drafts = this.g.model.sample(1000).filter((i) => this.isTrue(i));
    return this.g.human
      .draw(180)
      .filter((i) => this.isTrue(i))
      .plus(this.polish(drafts));
  }

  store(batch: Batch): Batch {
    return this.g.bank.put('library', this.g.bank.get('library').plus(batch));
  }
}

export function step(g: Generation): Batch {
  const curator = new Curator(g);
  return curator.store(curator.collect());
}
