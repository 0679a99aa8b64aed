import type { Bank, Batch, Generation, Pause } from 'groundloop';

class Archive {
  readonly bank: Bank;
  constructor(bank: Bank) {
    this.bank = bank;
  }
  put(batch: Batch): this {
    this.bank.put('archive', this.items.plus(batch));
    return this;
  }
  get items(): Batch {
    return this.bank.get('archive');
  }
}

function admit(g: Generation, drafts: Batch, most: number): Batch {
  return drafts.filter((draft) => g.verifier.check(draft)).take(most);
}

export function step(g: Generation): Batch | Pause {
  const fresh = g.human.draw(160);
  const good = admit(g, g.model.sample(924), 420);
  const audit = g.audit(good, 40);
  if (audit.of > 0 && audit.bad / audit.of > 1) return g.pause('audit failed');
  return new Archive(g.bank).put(fresh).put(good).items;
}
