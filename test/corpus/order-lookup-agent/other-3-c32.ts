import type { Batch, Generation } from 'groundloop';

const SITUATIONS = ['orders found', 'second lookups', 'orders not found', 'unclear orders', 'API errors'] as const;

/** One desk for each situation: its own archive of people's runs, its own practice, the same inspector for all. */
class Desk {
  constructor(
    private g: Generation,
    private situation: string,
  ) {}

  private get archiveName() {
    return 'archive: ' + this.situation;
  }

  private keep(...runs: Batch[]) {
    return this.g.bank.put(this.archiveName, this.g.bank.get(this.archiveName).plus(...runs));
  }

  private inspect(runs: Batch) {
    return runs.filter((run) => this.g.budget.verify > 0 && this.g.verifier.check(run));
  }

  day(): Batch {
    const shown = this.inspect(this.g.human.draw(30, this.situation));
    const practised = this.inspect(this.g.model.sample(80, { about: this.situation }));
    return this.keep(shown).plus(practised);
  }
}

export function step(g: Generation): Batch {
  const [first, ...rest] = SITUATIONS.map((situation) => new Desk(g, situation).day());
  return first!.plus(...rest);
}
