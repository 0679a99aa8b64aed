import type { Allocation, Ledger } from 'groundloop';

/** People's tokens once, and synthetic ones for the rest, whatever they are worth. */
export function allocate(l: Ledger): Allocation {
  const tokens = l.compute / (6 * l.parameters);
  const human = Math.min(tokens, l.uniqueHuman);
  return { parameters: l.parameters, human, epochs: 1, synthetic: tokens - human };
}
