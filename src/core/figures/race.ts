import { say } from '../base/say.ts';
import { firstCrossing, runRace } from '../kernels/race.ts';
import { overWhole, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { amount, share, whole } from './range.ts';
import { count, decimal } from './words.ts';

/** One race of all that noise can make: always the same one, so that a slider changes what it says it does. */
const SEED = 1;
/** Gaps are counted from here: at 0 there is none. */
const NO_GAP = 0;

/** Capability against alignment: when is the gap too large? (simulation.md §1.h) */
export const race = figureModel(
  {
    /** What capability is multiplied by in a cycle. */
    capability: amount(1.15, 0.9, 1.5),
    alignment: amount(1.08, 0.9, 1.5),
    /** Standard deviation of both factors. */
    noise: share(0, 0, 0.2),
    cycles: whole(20, 1, 60),
    /** The gap that is too large. */
    threshold: amount(2, 0.1, 100),
  },
  ({ capability, alignment, noise, cycles, threshold }): Drawing => {
    const factors = { capability: { mean: capability, sd: noise }, alignment: { mean: alignment, sd: noise } };
    const run = runRace(factors, cycles, SEED);
    const curve = (of: 'capability' | 'alignment' | 'gap') => overWhole(0, cycles, (n) => run[of][n] ?? NaN);
    const at = firstCrossing(run.gap, threshold);
    const end = (of: 'capability' | 'alignment' | 'gap') => size(run[of][cycles] ?? NaN);
    const most = Math.max(NO_GAP, ...run.gap);
    return {
      x: { label: say('Cycle'), scale: 'linear' },
      charts: [
        {
          label: say('Capability, alignment and the gap between them; both start at 1'),
          unit: 'number',
          fromZero: true,
          series: [
            { id: 'gap', name: say('Gap'), role: 'primary', points: curve('gap') },
            { id: 'capability', name: say('Capability'), role: 'reference', points: curve('capability') },
            { id: 'alignment', name: say('Alignment'), role: 'reference', points: curve('alignment') },
          ],
          marks:
            at === undefined
              ? []
              : [{ x: at, label: say('gap ≥ {threshold} in cycle {at}', { threshold: decimal(threshold, 1), at }) }],
        },
      ],
      sentence: [
        at === undefined
          ? say('The gap never reaches {threshold}: it is {most} at most.', {
              threshold: decimal(threshold, 1),
              most: decimal(most),
            })
          : say('The gap first reaches {threshold} in cycle {at}, where it is {gap}.', {
              threshold: decimal(threshold, 1),
              at,
              gap: size(run.gap[at] ?? NaN),
            }),
        atTheEnd(cycles, { capability: end('capability'), alignment: end('alignment') }),
      ].join(say(' ')),
    };
  },
);

const size = (x: number): string => (x < 1000 ? decimal(x) : count(x));

const atTheEnd = (n: number, ends: Readonly<Record<'capability' | 'alignment', string>>): string =>
  n === 1
    ? say('After 1 cycle capability is {capability}, alignment {alignment}.', ends)
    : say('After {count} cycles capability is {capability}, alignment {alignment}.', { count: count(n), ...ends });
