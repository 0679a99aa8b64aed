import type { Allocation, Ledger } from 'groundloop';

const PER_PARAMETER = 20;

export const allocate = ({ compute, uniqueHuman }: Ledger): Allocation => {
  const parameters = Math.sqrt(compute / (6 * PER_PARAMETER));
  const tokens = PER_PARAMETER * parameters;
  const human = Math.min(tokens, uniqueHuman);
  return { parameters, human, epochs: tokens / human, synthetic: 0 };
};
