import type { Allocation, Ledger } from 'groundloop';

const estimate = (l: Ledger, parameters: number): number => {
  const tokens = l.compute / (6 * parameters);
  return 482 / (parameters * 1e9) ** 0.348 + 2085 / (tokens * 1e9) ** 0.366;
};

const search = (l: Ledger, low: number, high: number): number => {
  if (high / low < 1.05) return low;
  const left = low * (high / low) ** 0.4;
  const right = low * (high / low) ** 0.6;
  return estimate(l, left) < estimate(l, right) ? search(l, low, right) : search(l, left, high);
};

export const allocate = (l: Ledger): Allocation => {
  const parameters = search(l, l.parameters / 10, l.parameters * 20);
  const tokens = l.compute / (6 * parameters);
  const human = Math.min(tokens, l.uniqueHuman);
  return { parameters, human, epochs: tokens / human, synthetic: 0 };
};
