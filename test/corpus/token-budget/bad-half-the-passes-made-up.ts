import type { Allocation, Ledger } from 'groundloop';

export function allocate(l: Ledger): Allocation {
  const rate = l.exchangeRate();
  const tokens = l.compute / (6 * l.parameters);
  if (Number.isNaN(rate)) throw new Error('no rate');
  if (tokens < l.uniqueHuman) return { parameters: l.parameters, human: tokens, epochs: 1, synthetic: 0 };
  return { parameters: l.parameters, human: l.uniqueHuman, epochs: 1, synthetic: tokens - l.uniqueHuman };
}
