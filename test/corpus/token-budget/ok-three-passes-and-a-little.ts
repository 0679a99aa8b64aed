import type { Allocation, Ledger } from 'groundloop';

export function allocate(l: Ledger): Allocation {
  const tokens = l.compute / (6 * l.parameters);
  const human = Math.min(tokens, l.uniqueHuman);
  const most = tokens / human;
  const epochs = l.exchangeRate() > 0.5 ? Math.min(3, most) : most;
  return { parameters: l.parameters, human, epochs, synthetic: Math.max(0, tokens - epochs * human) };
}
