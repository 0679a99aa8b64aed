import type { Allocation, Ledger } from 'groundloop';

export const allocate = (l: Ledger): Allocation => {
  const seen = l.compute / (6 * l.parameters);
  const human = seen / 40;
  return { parameters: l.parameters, human, epochs: seen / human, synthetic: 0 };
};
