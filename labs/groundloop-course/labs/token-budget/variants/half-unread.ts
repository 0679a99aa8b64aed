import type { Allocation, Ledger } from 'groundloop';

/** A quarter of what people wrote, twice; the rest is synthetic, where that is worth something. */
export function allocate(l: Ledger): Allocation {
  const { parameters, uniqueHuman } = l;
  const tokens = l.compute / (6 * parameters);
  if (l.exchangeRate() < 0.15) return { parameters, human: uniqueHuman, epochs: tokens / uniqueHuman, synthetic: 0 };
  const human = uniqueHuman / 4;
  return { parameters, human, epochs: 2, synthetic: Math.max(0, tokens - 2 * human) };
}
