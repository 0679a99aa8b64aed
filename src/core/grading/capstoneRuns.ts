import { MEASURES, type MeasureValues, rounded } from '../course/capstone.ts';
import type { Experiment } from '../simulation/experiment.ts';
import { measureHarm, measureModel } from '../simulation/metrics.ts';
import { LADDER } from './ladder.ts';
import { priceOf, spentIn, unitsOf } from './spending.ts';

/**
 * The seeds on which capstones are measured: those that every grade of the first block runs at least. They are the same in
 * every block, so that a loop meets the draws its references met; a grade of another block runs them besides.
 */
export const CAPSTONE_SEEDS: readonly number[] = Array.from({ length: LADDER[0] }, (_, i) => i + 1);

/**
 * What a loop measures over some seeds: the mean of each share in the last model, and one price for all of what was spent
 * and gained: a mean of prices would be ruled by the seed in which next to nothing was gained. Rounded as references are
 * written, so that equal numbers are equal points.
 */
export function measureCapstone(runs: readonly Pick<Experiment, 'base' | 'world'>[]): MeasureValues {
  const measured = runs.map(({ base, world }) => {
    const first = base.snapshots[0]!.model;
    const last = base.records.at(-1)?.after ?? first;
    const { knowledge, tailAlive, flattery } = measureModel(world, last);
    return {
      knowledge,
      tailAlive,
      flattery,
      harm: measureHarm(world, last)?.total ?? 0,
      gained: knowledge - measureModel(world, first).knowledge,
      units: unitsOf(spentIn(base)),
    };
  });
  const mean = (of: (run: (typeof measured)[number]) => number): number =>
    measured.reduce((sum, run) => sum + of(run), 0) / measured.length;
  const values = {
    knowledge: mean(({ knowledge }) => knowledge),
    tailAlive: mean(({ tailAlive }) => tailAlive),
    flattery: mean(({ flattery }) => flattery),
    harm: mean(({ harm }) => harm),
    price: priceOf(
      mean(({ units }) => units),
      mean(({ gained }) => gained),
    ),
  };
  return Object.fromEntries(MEASURES.map((measure) => [measure, rounded(measure, values[measure])]));
}
