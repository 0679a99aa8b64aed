import type { Allocation, Ledger } from 'groundloop';

export const allocate = (l: Ledger): Allocation => {
  const parameters = l.parameters / 50;
  const human = l.uniqueHuman;
  return { parameters, human, epochs: Math.min(100, l.compute / (6 * parameters * human)), synthetic: 0 };
};
