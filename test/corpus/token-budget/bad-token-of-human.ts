import type { Allocation, Ledger } from 'groundloop';

export function allocate(l: Ledger): Allocation {
  const tokens = l.compute / (6 * l.parameters);
  const rates = [l.exchangeRate(), l.exchangeRate(), l.exchangeRate()];
  const rate = rates.reduce((sum, r) => sum + r, 0) / rates.length;
  const human = (rate > 0.9 ? 0.05 : 0.1) * l.uniqueHuman;
  return { parameters: l.parameters, human, epochs: 1, synthetic: tokens - human };
}
