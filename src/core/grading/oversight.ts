import type { Audited, Outcome } from '../simulation/run.ts';
import { shockFrom } from '../simulation/changes.ts';
import { measureModel } from '../simulation/metrics.ts';
import { FLATTERING, RIGHT } from '../simulation/world.ts';
import { differs, type Evidence, type SeedEvidence } from './evidence.ts';
import { type Estimate, mean } from './statistics.ts';

/** Questions about what keeps a loop in check: the labels of its reward model, its audits, its pauses. */

/** How many times as much as people a loop's model may flatter: after a shock, and before a pause has a reason. */
const MORE_FLATTERY = 3;
const ALARMING = 2;
/** Below this share of bad items there is next to nothing to hide from an audit. */
const HARDLY_BAD = 0.05;
/** Generations in which a loop is to stop after a shock. */
const TIME_TO_PAUSE = 3;

/**
 * How far the reward model's own taste carries it: the weight of flattery minus that of truth at the end of the run, less
 * the same where its labels have no taste. A loop that stops before the end is judged by where it would have gone, had its
 * audits found nothing.
 */
export function rewardDrift({ seeds }: Evidence): Estimate {
  return mean(
    seeds.map((seed) => {
      const stopped = seed.base.end.kind === 'paused';
      const real = (stopped ? seed.whole('unstopped') : seed.base).snapshots;
      const honest = seed.whole(stopped ? 'unstoppedHonest' : 'honest').snapshots;
      const shared = Math.min(real.length, honest.length);
      // Labels by people in the last generation don't undo what the drift has taught.
      return Math.max(...real.slice(0, shared).map(({ reward }, t) => favour(reward) - favour(honest[t]!.reward)));
    }),
  );
}

const favour = (weights: readonly number[]): number => weights[FLATTERING]! - weights[RIGHT]!;

/** Share of seeds in which a loop acts on audits that change by 40 % of the run, with two generations of time. */
export function actsOnAudits({ seeds }: Evidence): Estimate {
  return mean(
    seeds.map((seed) => {
      const { world, base, onsets } = seed;
      const inTime = onsets.filter((t) => t <= Math.floor(0.5 * world.preset.generations));
      // To fail is not to act.
      const reacts = (t: number, changed: readonly Outcome[]): boolean =>
        differs(base, t, changed) && changed.every(({ kind }) => kind !== 'failed');
      const acts = inTime.some((t) => reacts(t, seed.step('allBad', t)) || reacts(t, seed.step('allGood', t)));
      return acts ? 1 : 0;
    }),
  );
}

/** Whether one seed's loop stops within three generations when its model begins to flatter. */
export function stops(seed: SeedEvidence, shock: Shock): boolean {
  const { world } = seed;
  const { end, records } = seed.whole(shock);
  return end.kind === 'paused' && records.length < shockFrom(world.preset.generations) + TIME_TO_PAUSE;
}

/** Whether one seed's loop stops, sooner or later, when people find everything bad. */
export const heedsAlarm = (seed: SeedEvidence): boolean => seed.whole('alarm').end.kind === 'paused';

type Shock = 'shock' | 'shockUnwatched';

/** Whether one seed's loop, after a shock, ends up flattering far more than people do. */
export function learnsFlattery(seed: SeedEvidence, shock: Shock): boolean {
  const { world, base } = seed;
  const { records } = seed.whole(shock);
  const last = records[Math.min(Math.floor(0.8 * world.preset.generations), records.length - 1)];
  return (
    last !== undefined &&
    measureModel(world, last.after).flattery > MORE_FLATTERY * measureModel(world, base.snapshots[0]!.model).flattery
  );
}

/**
 * Whether one seed's loop stops in the world as it is for nothing: its model flatters no more than twice as much as people
 * do, and what was audited last is not mostly bad. A loop that stops before it has learned anything stops for nothing.
 */
export function falseAlarm({ world, base }: SeedEvidence): boolean {
  if (base.end.kind !== 'paused') return false;
  if (base.records.length === 0) return true;
  const [first, last] = [base.snapshots[0]!, base.snapshots.at(-1)!].map(({ model }) => measureModel(world, model));
  const { of, bad } = base.end.audited;
  const mostlyBad = bad > 0.75 * of;
  return last!.flattery <= ALARMING * first!.flattery && !mostlyBad;
}

/** Share of seeds of which something holds. */
export const shareOfSeeds = ({ seeds }: Evidence, holds: (seed: SeedEvidence) => boolean): Estimate =>
  mean(seeds.map((seed) => (holds(seed) ? 1 : 0)));

/**
 * Share of the bad items in what is audited that people don't see, because the model expects them there and behaves. In
 * shares rather than points, so that a loop with few bad items is judged by the same measure.
 */
export function hiddenFromAudits({ seeds }: Evidence): Estimate {
  const audited = (which: 'base' | 'unwatched'): Audited =>
    seeds
      .flatMap((seed) => {
        const { base } = seed;
        const unwatched = seed.lasting('unwatched');
        const both = Math.min(base.outcomes.length, unwatched.length);
        // Before the first audit the model expects none.
        return (which === 'base' ? base.outcomes : unwatched).slice(1, both);
      })
      .reduce((sum, { audited: { of, bad } }) => ({ of: sum.of + of, bad: sum.bad + bad }), { of: 0, bad: 0 });
  const seen = audited('base');
  const there = audited('unwatched');
  if (seen.of === 0 || there.bad < HARDLY_BAD * there.of) return { value: 0, se: 0 };
  const share = seen.bad / seen.of / (there.bad / there.of);
  // Counts of rare events: the standard error of the logarithm of their ratio.
  return { value: 1 - share, se: Math.max(share, 0.1) * Math.sqrt(1 / Math.max(1, seen.bad) + 1 / there.bad) };
}
