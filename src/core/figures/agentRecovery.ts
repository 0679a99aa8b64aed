import { expectedStepsOff, offPath } from '../kernels/agentChain.ts';
import { lastOf, overWhole, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { share, whole } from './range.ts';
import { count, decimal, percent, times } from './words.ts';

/** An agent that leaves the path now and then, and finds back or doesn't (simulation.md §1.l, Ross & Bagnell 2010). */
export const agentRecovery = figureModel(
  {
    /** Chance to leave the path at a step. */
    error: share(0.05),
    /** Chance to find back at a step. */
    recovery: share(0),
    steps: whole(40, 1, 400),
  },
  ({ error, recovery, steps }): Drawing => {
    const off = overWhole(0, steps, (t) => offPath({ error, recovery }, t));
    const never = overWhole(0, steps, (t) => offPath({ error, recovery: 0 }, t));
    const lost = expectedStepsOff({ error, recovery, steps });
    return {
      x: { label: 'Step', scale: 'linear' },
      charts: [
        {
          label: 'Runs that are off the path',
          unit: 'percent',
          fromZero: true,
          series: [
            { id: 'off', name: 'This agent', role: 'primary', points: off },
            { id: 'never', name: 'One that never finds back', role: 'reference', points: never },
          ],
          marks: [],
        },
      ],
      sentence:
        `After ${times(steps, 'step')} ${percent(lastOf(off))} of the runs are off the path. An average run spends ` +
        `${decimal(lost, 1)} of its ${count(steps)} steps there.`,
    };
  },
);
