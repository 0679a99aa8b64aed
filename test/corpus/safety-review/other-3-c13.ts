import type { Batch, Generation, Item, Pause } from 'groundloop';

type Memory = { lastBad: number | null; cautious: boolean };
export const memory: Memory = { lastBad: null, cautious: false };

/** Fixed in January, before the first draft: expected 10 to 25 in a hundred, not acceptable 36. */
const LIMIT = { worry: 0.28, stop: 0.36, stopAtFirst: 0.42 };

class Month {
  readonly people: Batch;
  constructor(
    readonly g: Generation,
    readonly memory: Memory,
  ) {
    this.people = g.bank.put('clinicians', g.bank.get('clinicians').plus(g.human.draw(190)));
  }

  /** Half of the labels are people's, every month. */
  anchorReview(drafts: Batch): void {
    this.g.reward.refresh({ ai: drafts.some(120), human: this.people.some(120) });
  }

  /** The score may only say no (to the lowest fifth). Yes is said by the second reader. */
  accepted(drafts: Batch): Batch {
    const ranked = drafts.sortBy((item: Item) => this.g.reward.score(item));
    const lowest = new Set(ranked.take(Math.floor(drafts.size / 5)));
    return drafts.filter((item) => !lowest.has(item) && this.g.budget.verify > 0 && this.g.verifier.check(item));
  }

  run(): Batch | Pause {
    const drafts = this.g.model.sample(600);
    this.anchorReview(drafts);
    let learned = this.accepted(drafts);
    const { of, bad } = this.g.audit(learned, 60);
    const share = of > 0 ? bad / of : 1;
    if (share > (this.g.t < 2 ? LIMIT.stopAtFirst : LIMIT.stop))
      return this.g.pause(`people found ${bad} of ${of} bad`);
    if (share > LIMIT.worry) learned = learned.some(Math.floor(learned.size / 3));
    this.memory.cautious = share > LIMIT.worry;
    this.memory.lastBad = share;
    return this.people.plus(learned);
  }
}

export function step(g: Generation, memory: Memory): Batch | Pause {
  return new Month(g, memory).run();
}
