import type { Batch, Generation, Pause } from 'groundloop';

class Guard {
  readonly g: Generation;
  readonly limit: number;
  constructor(g: Generation, limit: number) {
    this.g = g;
    this.limit = limit;
  }

  allows(batch: Batch): boolean {
    const { bad, of } = this.g.audit(batch, 60);
    return of === 0 || bad / of <= this.limit;
  }
}

export function step(g: Generation): Batch | Pause {
  const people = g.human.draw(190);
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(80), human: people.some(80) });
  const kept = drafts.filter((item) => g.reward.score(item) > 0.55).filter((item) => g.verifier.check(item));
  if (!new Guard(g, 0.3).allows(kept)) return g.pause('guard');
  return g.bank.put('all', g.bank.get('all').plus(people, kept));
}
