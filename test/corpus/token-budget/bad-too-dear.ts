import type { Allocation, Ledger } from 'groundloop';

export const allocate = (l: Ledger): Allocation => ({
  parameters: l.parameters,
  human: l.uniqueHuman,
  epochs: 5,
  synthetic: 0,
});
