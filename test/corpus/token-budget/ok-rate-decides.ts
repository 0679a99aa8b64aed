import type { Allocation, Ledger } from 'groundloop';

export function allocate(l: Ledger): Allocation {
  let rate = 0;
  for (let i = 0; i < 5; i++) rate += l.exchangeRate() / 5;
  const { parameters } = l;
  const tokens = l.compute / (6 * parameters);
  if (tokens <= l.uniqueHuman) return { parameters, human: tokens, epochs: 1, synthetic: 0 };
  const human = l.uniqueHuman;
  if (rate > 0.8) return { parameters, human, epochs: 1, synthetic: tokens - human };
  return { parameters, human, epochs: tokens / human, synthetic: 0 };
}
