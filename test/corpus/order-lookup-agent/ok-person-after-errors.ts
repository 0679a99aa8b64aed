import type { Batch, Generation, Item } from 'groundloop';

class Reader {
  readonly g: Generation;

  constructor(g: Generation) {
    this.g = g;
  }

  readonly likes = (run: Item): boolean => {
    if (!this.failed(run)) return this.g.verifier.check(run);
    if (this.g.budget.audit === 0) return false;
    return this.g.review(run);
  };

  private failed(run: Item): boolean {
    return run.steps !== undefined && run.steps.findIndex((call) => call.includes('error')) >= 0;
  }
}

export function step(g: Generation): Batch {
  const reader = new Reader(g);
  const drill = g.model.sample(40, { about: 'API errors' });
  const good = drill.plus(g.model.sample(250)).filter(reader.likes);
  return g.bank.put('kept', g.bank.get('kept').plus(g.human.draw(100), good));
}
