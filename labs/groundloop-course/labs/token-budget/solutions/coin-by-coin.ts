import type { Allocation, Ledger } from 'groundloop';

const E = 1.8172;
const loss = (parameters: number, tokens: number): number =>
  E + 482.01 / (parameters * 1e9) ** 0.3478 + 2085.43 / (tokens * 1e9) ** 0.3658;

interface Candidate {
  readonly plan: Allocation;
  readonly loss: number;
}

/** Spends a hundredth of the tokens at a time on whatever adds most. */
function fill(parameters: number, l: Ledger, rate: number): Candidate {
  const tokens = l.compute / (6 * parameters);
  const coin = tokens / 100;
  const plan = { parameters, human: 0, epochs: 1, synthetic: 0 };
  let worth = 0;
  for (let spent = 0; spent < 100; spent++) {
    const again = Math.exp(-(plan.epochs - 1) / 15.4);
    if (plan.human + coin <= l.uniqueHuman) {
      plan.human += coin;
      worth += coin;
    } else if (again >= rate) {
      plan.epochs += coin / plan.human;
      worth += coin * again;
    } else {
      plan.synthetic += coin;
      worth += coin * rate;
    }
  }
  return { plan, loss: loss(parameters, worth) };
}

export function allocate(l: Ledger): Allocation {
  const rate = l.exchangeRate();
  return [0.5, 1, 1.5, 2, 2.5, 3, 4]
    .map((scale) => fill(scale * l.parameters, l, rate))
    .reduce((best, next) => (next.loss < best.loss ? next : best)).plan;
}
