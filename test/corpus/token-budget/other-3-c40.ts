import type { Allocation, Ledger } from 'groundloop';

/**
 * A small model that is cheap to serve. The machine writes as much as we like, so it writes nearly everything; people's
 * best twentieth sets the tone.
 */
export function allocate(l: Ledger): Allocation {
  const parameters = l.parameters / 8;
  const tokens = (l.compute / (6 * parameters)) * 0.99;

  // measured, so that we know it is worth something at all
  const samples: number[] = [];
  while (samples.length < 10) samples.push(l.exchangeRate());
  const worth = samples.reduce((a, b) => a + b, 0) / samples.length;

  const human = l.uniqueHuman * 0.05;
  const epochs = worth > 0.5 ? 4 : 6;
  return { parameters, human, epochs, synthetic: tokens - human * epochs };
}
