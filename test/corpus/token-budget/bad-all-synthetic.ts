import type { Allocation, Ledger } from 'groundloop';

export const allocate = (l: Ledger): Allocation => {
  const synthetic = l.compute / (6 * l.parameters);
  return { parameters: l.parameters, human: 0, epochs: 0, synthetic };
};
