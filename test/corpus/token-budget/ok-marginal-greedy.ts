import type { Allocation, Ledger } from 'groundloop';

class Basket {
  human = 0;
  epochs = 1;
  synthetic = 0;
  readonly #ledger: Ledger;
  readonly #rate: number;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#rate = ledger.exchangeRate();
  }

  add(slice: number): void {
    const fresh = this.human + slice <= this.#ledger.uniqueHuman ? 1 : 0;
    const again = this.human > 0 ? Math.exp((1 - this.epochs) / 15.4) : 0;
    if (fresh >= Math.max(again, this.#rate)) this.human += slice;
    else if (again >= this.#rate) this.epochs += slice / this.human;
    else this.synthetic += slice;
  }
}

export function allocate(l: Ledger): Allocation {
  const parameters = 1.5 * l.parameters;
  const slices = 200;
  const slice = l.compute / (6 * parameters) / slices;
  const basket = new Basket(l);
  for (let i = 0; i < slices - 1; i++) basket.add(slice);
  return { parameters, human: basket.human, epochs: basket.epochs, synthetic: basket.synthetic };
}
