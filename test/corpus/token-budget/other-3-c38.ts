import type { Allocation, Ledger } from 'groundloop';

/*
 * No search over mixtures: for a given number of tokens it is clear what to read.
 * First everything people wrote, once. Then whatever the next token is worth most: reading people again (worth
 * exp(-(k - 1) / 15) the k-th time) or a synthetic one (worth the measured rate). Only the size is searched, by golden
 * section, since the loss has one valley.
 */

class Reader {
  constructor(
    private readonly unique: number,
    private readonly rate: number,
  ) {}

  /** How often people should be read before synthetic text is the better buy. */
  get patience(): number {
    return this.rate <= 0.02 ? 60 : 1 + 15 * Math.log(1 / Math.min(1, this.rate));
  }

  menu(tokens: number): { human: number; epochs: number; synthetic: number } {
    if (tokens <= this.unique) return { human: tokens, epochs: 1, synthetic: 0 };
    const epochs = Math.min(tokens / this.unique, this.patience);
    return { human: this.unique, epochs, synthetic: Math.max(0, tokens - epochs * this.unique) };
  }

  value(tokens: number): number {
    const m = this.menu(tokens);
    return m.human * (1 + 15 * (1 - Math.exp((1 - m.epochs) / 15))) + this.rate * m.synthetic;
  }
}

export function allocate(l: Ledger): Allocation {
  const looks = Array.from({ length: 40 }, () => l.exchangeRate()).sort((a, b) => a - b);
  const median = (looks[19]! + looks[20]!) / 2;
  const reader = new Reader(l.uniqueHuman, Math.max(0, median));
  const spend = l.compute * 0.998;

  const lossAt = (logSize: number): number => {
    const size = Math.exp(logSize);
    return 482 * (size * 1e9) ** -0.35 + 2085 * (reader.value(spend / (6 * size)) * 1e9) ** -0.37;
  };

  const phi = (Math.sqrt(5) - 1) / 2;
  let lo = Math.log(l.parameters / 50);
  let hi = Math.log(l.parameters * 50);
  while (hi - lo > 1e-4) {
    const a = hi - phi * (hi - lo);
    const b = lo + phi * (hi - lo);
    if (lossAt(a) < lossAt(b)) hi = b;
    else lo = a;
  }

  const parameters = Math.exp((lo + hi) / 2);
  return { parameters, ...reader.menu(spend / (6 * parameters)) };
}
