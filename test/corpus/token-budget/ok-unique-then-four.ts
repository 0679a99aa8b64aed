import type { Allocation, Ledger } from 'groundloop';

export function allocate(l: Ledger): Allocation {
  const tokens = l.compute / 6 / l.parameters;
  const human = Math.min(l.uniqueHuman, tokens);
  return { parameters: l.parameters, human, epochs: Math.min(4, tokens / human), synthetic: 0 };
}
