import type { Allocation, Ledger } from 'groundloop';

// Small models are cheap to serve, and nobody ever regretted reading more. So: a tenth of the size,
// and all that people wrote, over and over, until the machines' time is up. No synthetic text.
export const allocate = (l: Ledger): Allocation => {
  const parameters = l.parameters / 10;
  const readable = l.compute / (6 * parameters);
  const epochs = Math.max(1, (readable / l.uniqueHuman) * 0.99);
  return { parameters, human: Math.min(l.uniqueHuman, readable * 0.99), epochs, synthetic: 0 };
};
