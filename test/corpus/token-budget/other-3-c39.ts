import type { Allocation, Ledger } from 'groundloop';

// Rule of thumb: twenty tokens per parameter, people first, up to four readings, and only then a machine's text
// (if it is worth more than a fifth reading, otherwise go on with people).
export function allocate(l: Ledger): Allocation {
  const parameters = Math.sqrt(l.compute / (6 * 20));
  const tokens = (l.compute / (6 * parameters)) * 0.999;
  const human = Math.min(l.uniqueHuman, tokens);
  const readings = tokens / human;
  if (readings <= 4) return { parameters, human, epochs: readings, synthetic: 0 };

  let sum = 0;
  for (let i = 0; i < 30; i++) sum += l.exchangeRate();
  return sum / 30 > 0.75
    ? { parameters, human, epochs: 4, synthetic: tokens - 4 * human }
    : { parameters, human, epochs: readings, synthetic: 0 };
}
