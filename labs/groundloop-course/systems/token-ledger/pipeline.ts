import type { Allocation, Ledger } from 'groundloop';

/** Readings that are worth nearly as much as new text, by the measurements; from there on each is worth less. */
const NEARLY_FREE = 4;

export function allocate(l: Ledger): Allocation {
  const { parameters } = l;
  const tokens = l.compute / (6 * parameters);

  // First everything people wrote, once.
  const human = Math.min(tokens, l.uniqueHuman);

  // Then again, as long as that costs hardly anything.
  const epochs = Math.min(tokens / human, NEARLY_FREE);

  // And only what is left goes to text that a model wrote.
  return { parameters, human, epochs, synthetic: Math.max(0, tokens - human * epochs) };
}
