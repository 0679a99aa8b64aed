import type { Allocation, Ledger } from 'groundloop';

/** The mean of some measurements: one alone is noisy. */
function measure(l: Ledger, times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += l.exchangeRate();
  return sum / times;
}

/**
 * After k readings another one is worth e^(−(k − 1)/15.4) of the first. People's tokens are read until that is no more
 * than a synthetic token's worth, or until the compute is spent, whichever comes first; what is left goes to synthetic ones.
 */
export function allocate(l: Ledger): Allocation {
  const parameters = 2 * l.parameters;
  const tokens = l.compute / (6 * parameters);
  const human = Math.min(tokens, l.uniqueHuman);
  const worthReading = 1 - 15.4 * Math.log(measure(l, 9));
  const epochs = Math.min(tokens / human, worthReading);
  return { parameters, human, epochs, synthetic: Math.max(0, tokens - human * epochs) };
}
