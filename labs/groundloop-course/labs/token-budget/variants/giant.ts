import type { Allocation, Ledger } from 'groundloop';

/** All compute goes into the size of the model: three hundred billion tokens were enough for others. */
export function allocate({ compute }: Ledger): Allocation {
  const human = 300;
  return { parameters: compute / (6 * human), human, epochs: 1, synthetic: 0 };
}
