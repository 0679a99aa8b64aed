import type { Allocation, Ledger } from 'groundloop';

/** A model of 1.5 billion parameters and 300 billion tokens, scaled up by size. */
export function allocate(l: Ledger): Allocation {
  const small = 6 * 1.5 * 300;
  const parameters = 1.5 * (l.compute / small) ** 0.9;
  const human = Math.min(l.uniqueHuman, l.compute / (6 * parameters));
  return { parameters, human, epochs: 1, synthetic: 0 };
}
