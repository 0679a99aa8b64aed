import type { Allocation, Ledger } from 'groundloop';

export const allocate = (l: Ledger): Allocation => {
  const parameters = 16 * l.parameters;
  return { parameters, human: Math.min(l.uniqueHuman, l.compute / (6 * parameters)), epochs: 1, synthetic: 0 };
};
