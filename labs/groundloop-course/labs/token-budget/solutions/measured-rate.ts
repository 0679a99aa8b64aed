import type { Allocation, Ledger } from 'groundloop';

/** The mean of some measurements: one alone is noisy. */
function measure(l: Ledger, times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += l.exchangeRate();
  return sum / times;
}

/** Synthetic tokens come in only where they are worth more than reading people's a fourth time. */
export function allocate(l: Ledger): Allocation {
  const parameters = 2 * l.parameters;
  const tokens = l.compute / (6 * parameters);
  const human = Math.min(tokens, l.uniqueHuman);
  const worthIt = measure(l, 9) > 0.85;
  const epochs = worthIt ? 1 : tokens / human;
  return { parameters, human, epochs, synthetic: worthIt ? tokens - human : 0 };
}
