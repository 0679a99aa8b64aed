import type { Allocation, Ledger } from 'groundloop';

/**
 * Large models are sample-efficient: they learn more from each token. People's text is scarce, compute is not, so the
 * scarce thing should be read by the largest model that the machines can carry. Repetition and synthetic text are both
 * avoided: everything that is read is human, and read once.
 */
const HOW_MUCH_LARGER = 40;
const RESERVE = 0.01;

interface Plan extends Allocation {
  readonly why: string;
}

function largest(l: Ledger): Plan {
  const parameters = l.parameters * HOW_MUCH_LARGER;
  const affordable = ((1 - RESERVE) * l.compute) / (6 * parameters);
  return {
    parameters,
    human: Math.min(affordable, l.uniqueHuman),
    epochs: 1,
    synthetic: 0,
    why: 'sample efficiency',
  };
}

export function allocate(l: Ledger): Allocation {
  const { parameters, human, epochs, synthetic } = largest(l);
  return { parameters, human, epochs, synthetic };
}
