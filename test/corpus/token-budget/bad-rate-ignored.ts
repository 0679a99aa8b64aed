import type { Allocation, Ledger } from 'groundloop';

export function allocate({ parameters, compute, uniqueHuman }: Ledger): Allocation {
  const tokens = compute / (6 * parameters);
  const human = Math.min(uniqueHuman, tokens);
  const plan = { parameters, human, epochs: 1, synthetic: 0 };
  plan.synthetic = tokens - human;
  return plan;
}
