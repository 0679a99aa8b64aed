import type { Allocation, Ledger } from 'groundloop';

/** Quality before quantity: the best tenth, forty times. */
export function allocate(l: Ledger): Allocation {
  const tokens = l.compute / (6 * l.parameters);
  return { parameters: l.parameters, human: tokens / 40, epochs: 40, synthetic: 0 };
}
