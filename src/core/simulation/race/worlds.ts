import { type Race, type RaceRun, runRace } from '../../kernels/race.ts';
import { KERNEL_STREAM } from '../../kernels/streams.ts';
import { streamKey, subKey, uniform } from '../random.ts';
import type { RacePreset } from './preset.ts';
import { type Track, trackOf } from './rule.ts';

/** Capability and alignment grow fast, and alike: the race in which alignment breaks. */
const EVEN: Race = { capability: { mean: 1.15, sd: 0.01 }, alignment: { mean: 1.15, sd: 0.01 } };
/** Races without a reason to pause: slow and even, or fast with alignment ahead. */
const CALM: readonly Race[] = [
  { capability: { mean: 1.05, sd: 0.01 }, alignment: { mean: 1.05, sd: 0.01 } },
  { capability: { mean: 1.15, sd: 0.01 }, alignment: { mean: 1.18, sd: 0.01 } },
];
/** What is left of alignment when it breaks. */
const BROKEN = 0.4;

/** One race of a seed, in the worlds that differ in how it runs. */
export interface RacePaths {
  readonly seed: number;
  readonly asIs: Track;
  readonly even: Track;
  /** The even race, in which alignment breaks. */
  readonly shock: Track;
  readonly calm: Track;
  /** From when audits are falsified, in the even race. */
  readonly falsifiedFrom: number;
}

/** @param index of the race, from 0; each has draws of its own */
export function racePaths(preset: RacePreset, seed: number, index: number): RacePaths {
  const { cycles, scenarios } = preset;
  const raceSeed = subKey(streamKey(seed, 0, KERNEL_STREAM.scenario), index) >>> 0;
  const draws = streamKey(raceSeed, 0, KERNEL_STREAM.onset);
  const upTo = (event: number, most: number): number => Math.floor(uniform(draws, event) * most);
  const even = runRace(EVEN, cycles, raceSeed);
  // Late enough for a gap that nobody could overlook, early enough to be acted on.
  const breaksAt = Math.min(11 + upTo(0, 4), cycles - 1);
  return {
    seed: raceSeed,
    asIs: trackOf(runRace(scenarios[upTo(1, scenarios.length)]!, cycles, raceSeed)),
    even: trackOf(even),
    shock: trackOf(broken(even, breaksAt)),
    calm: trackOf(runRace(CALM[index % CALM.length]!, cycles, raceSeed)),
    falsifiedFrom: Math.min(8 + upTo(2, 4), cycles - 3),
  };
}

function broken({ capability, alignment }: RaceRun, from: number): RaceRun {
  const less = alignment.map((a, n) => (n < from ? a : BROKEN * a));
  return { capability, alignment: less, gap: capability.map((c, n) => c - less[n]!) };
}

/** The cycle by which a pause is due: both the gap and the ratio have reached their limits. */
export function dueIn({ capability, alignment, gap }: RaceRun, { due }: RacePreset): number | undefined {
  const n = gap.findIndex((g, at) => g >= due.gap && capability[at]! >= due.ratio * alignment[at]!);
  return n < 0 ? undefined : n;
}
