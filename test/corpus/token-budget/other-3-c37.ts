import type { Allocation, Ledger } from 'groundloop';

// Try many plans with the published loss and take the one that does best.

const A = 482;
const B = 2085;
const BILLION = 1e9;

/** What `epochs` readings of one human token are worth together, in first readings. */
function worthOfReadings(epochs: number): number {
  const fade = 15.4;
  return 1 + fade * (1 - Math.exp(-(epochs - 1) / fade));
}

function reducibleLoss(plan: Allocation, rate: number): number {
  const effective = plan.human * worthOfReadings(plan.epochs) + rate * plan.synthetic;
  return A / (plan.parameters * BILLION) ** 0.35 + B / (effective * BILLION) ** 0.37;
}

function measuredRate(l: Ledger, times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += l.exchangeRate();
  return Math.min(1, Math.max(0, sum / times));
}

export function allocate(l: Ledger): Allocation {
  const rate = measuredRate(l, 60);
  let best: Allocation | undefined;
  let bestLoss = Infinity;

  for (let size = l.parameters / 16; size <= l.parameters * 16; size *= 1.06) {
    const tokens = (0.999 * l.compute) / (6 * size);
    for (let share = 0; share <= 0.95; share += 0.05) {
      const forPeople = tokens * (1 - share);
      const human = Math.min(l.uniqueHuman, forPeople);
      const plan: Allocation = {
        parameters: size,
        human,
        epochs: Math.max(1, forPeople / human),
        synthetic: tokens * share,
      };
      const loss = reducibleLoss(plan, rate);
      if (loss < bestLoss) {
        bestLoss = loss;
        best = plan;
      }
    }
  }
  return best as Allocation;
}
