import type { Batch, Generation, Pause } from 'groundloop';

class Review {
  readonly g: Generation;
  constructor(g: Generation) {
    this.g = g;
  }

  refresh(drafts: Batch): this {
    this.g.reward.refresh({ ai: drafts.some(200) });
    return this;
  }

  pass(drafts: Batch): Batch {
    return drafts.filter((item) => this.g.reward.score(item) > 0.35 && this.g.verifier.check(item));
  }

  worrying(batch: Batch): boolean {
    const { bad, of } = this.g.audit(batch, 50);
    return bad > 0.35 * of;
  }
}

export function step(g: Generation): Batch | Pause {
  const review = new Review(g);
  const drafts = g.model.sample(580);
  const passed = review.refresh(drafts).pass(drafts);
  if (review.worrying(passed)) return g.pause('the audit is worrying');
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(150), passed));
}
