import { say } from '../base/say.ts';
import { expectedStepsOff, offPath } from '../kernels/agentChain.ts';
import { lastOf, overWhole, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { share, whole } from './range.ts';
import { count, decimal, percent } from './words.ts';

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
      x: { label: say('Step'), scale: 'linear' },
      charts: [
        {
          label: say('Runs that are off the path'),
          unit: 'percent',
          fromZero: true,
          series: [
            { id: 'off', name: say('This agent'), role: 'primary', points: off },
            { id: 'never', name: say('One that never finds back'), role: 'reference', points: never },
          ],
          marks: [],
        },
      ],
      sentence: lostWords(steps, { off: percent(lastOf(off)), lost: decimal(lost, 1), steps: count(steps) }),
    };
  },
);

const lostWords = (n: number, given: Readonly<Record<'off' | 'lost' | 'steps', string>>): string =>
  n === 1
    ? say(
        'After 1 step {off} of the runs are off the path. An average run spends {lost} of its {steps} steps there.',
        given,
      )
    : say(
        'After {steps} steps {off} of the runs are off the path. An average run spends {lost} of its {steps} steps there.',
        given,
      );
