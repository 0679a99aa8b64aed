import type { Allocation, Ledger } from 'groundloop';

export function allocate(l: Ledger): Allocation {
  const epochs = 40;
  return { parameters: l.compute / (6 * epochs * l.uniqueHuman), human: l.uniqueHuman, epochs, synthetic: 0 };
}
