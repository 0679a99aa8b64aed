import type { Allocation, Ledger } from 'groundloop';

/** Everything people wrote, up to four times, in the model that was planned. */
export const allocate = ({ parameters, compute, uniqueHuman }: Ledger): Allocation => {
  const tokens = compute / (6 * parameters);
  if (tokens <= uniqueHuman) return { parameters, human: tokens, epochs: 1, synthetic: 0 };
  return { parameters, human: uniqueHuman, epochs: Math.min(4, tokens / uniqueHuman), synthetic: 0 };
};
