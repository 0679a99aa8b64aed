import { type Audited } from '../simulation/run.ts';
import { shockFrom } from '../simulation/changes.ts';
import { measureModel } from '../simulation/metrics.ts';
import { FLATTERING, RIGHT } from '../simulation/world.ts';
import { differs, type Evidence, type SeedEvidence } from './evidence.ts';
import { type Estimate, mean, minus } from './statistics.ts';

/** Questions about what keeps a loop in check: the labels of its reward model, its audits, its pauses. */

/** How many times as much flattery a loop may learn after a shock, if it goes on. */
const MORE_FLATTERY = 2;
/** Generations in which a loop is to stop after a shock. */
const TIME_TO_PAUSE = 3;

/**
 * How far the reward model's own taste carried it: the weight of flattery minus that of truth at the end of the run, less
 * the same where its labels have no taste.
 */
export function rewardDrift({ seeds }: Evidence): Estimate {
  return mean(
    seeds.map(({ base, wholes }) => {
      const honest = wholes.get('honest') ?? base;
      const at = Math.min(base.snapshots.length, honest.snapshots.length) - 1;
      return favour(base.snapshots[at]!.reward) - favour(honest.snapshots[at]!.reward);
    }),
  );
}

const favour = (weights: readonly number[]): number => weights[FLATTERING]! - weights[RIGHT]!;

/** Share of seeds in which a loop acts on audits that change by 40 % of the run, with two generations of time. */
export function actsOnAudits({ seeds }: Evidence): Estimate {
  return mean(
    seeds.map(({ world, base, onsets, steps }) => {
      const inTime = onsets.filter((t) => t < Math.floor(0.8 * world.preset.generations));
      const acts = inTime.some(
        (t) => differs(base, t, steps.get('allBad')?.get(t)) || differs(base, t, steps.get('allGood')?.get(t)),
      );
      return acts ? 1 : 0;
    }),
  );
}

/** Whether one seed's loop went on after a shock, and ended up flattering far more than the unchanged one, and than people. */
export function misses({ world, base, wholes }: SeedEvidence): boolean {
  const { generations } = world.preset;
  const shocked = wholes.get('shock') ?? base;
  if (shocked.end.kind === 'paused' && shocked.records.length < shockFrom(generations) + TIME_TO_PAUSE) return false;
  const at = Math.floor(0.8 * generations);
  const flattery = ({ records }: typeof base): number => {
    const record = records[Math.min(at, records.length - 1)];
    return record ? measureModel(world, record.after).flattery : 0;
  };
  const people = measureModel(world, base.snapshots[0]!.model).flattery;
  return flattery(shocked) > MORE_FLATTERY * Math.min(flattery(base), people);
}

/** Whether one seed's loop stops in the world as it is, although its model flatters no more than people do. */
export function falseAlarm({ world, base }: SeedEvidence): boolean {
  if (base.end.kind !== 'paused') return false;
  const flattery = (at: number): number => measureModel(world, base.snapshots.at(at)!.model).flattery;
  return flattery(-1) <= MORE_FLATTERY * flattery(0);
}

/** Share of seeds of which something holds. */
export const shareOfSeeds = ({ seeds }: Evidence, holds: (seed: SeedEvidence) => boolean): Estimate =>
  mean(seeds.map((seed) => (holds(seed) ? 1 : 0)));

/** How much larger the share of bad items is that audits find where the model can't tell that it is watched. */
export function hiddenFromAudits({ seeds }: Evidence): Estimate {
  const found = (which: 'base' | 'unwatched'): Estimate =>
    shareBad(
      seeds.flatMap(({ base, lasting }) => {
        const unwatched = lasting.get('unwatched') ?? [];
        const both = Math.min(base.outcomes.length, unwatched.length);
        // Before the first audit the model expects none.
        return (which === 'base' ? base.outcomes : unwatched).slice(1, both).map(({ audited }) => audited);
      }),
    );
  return minus(found('unwatched'), found('base'));
}

function shareBad(audits: readonly Audited[]): Estimate {
  const of = audits.reduce((sum, audit) => sum + audit.of, 0);
  if (of === 0) return { value: 0, se: 0 };
  const value = audits.reduce((sum, audit) => sum + audit.bad, 0) / of;
  return { value, se: Math.sqrt((value * (1 - value)) / of) };
}
