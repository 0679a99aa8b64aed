import type { Allocation, Ledger } from 'groundloop';

/** Last year's plan. Your task is in README.md. */
export function allocate(l: Ledger): Allocation {
  const tokens = l.compute / (6 * l.parameters);

  // Only the most polished tenth of what people wrote, read ten times.
  const human = 0.1 * l.uniqueHuman;
  const epochs = 10;

  return { parameters: l.parameters, human, epochs, synthetic: Math.max(0, tokens - human * epochs) };
}
