import type { Allocation, Ledger } from 'groundloop';

export function allocate(l: Ledger): Allocation {
  const wanted: number[] = [];
  const human = wanted.reduce((sum, n) => sum + n, 0) / wanted.length;
  return { parameters: l.parameters, human, epochs: 1, synthetic: 10 };
}
