import { pow } from '../simulation/exactMath.ts';
import { streamKey } from '../simulation/random.ts';
import { normal } from './normal.ts';
import { requireNumber, requireSeed, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/** What a quantity is multiplied by in one cycle: max(0.9, mean + N(0, sd)). */
export interface GrowthFactor {
  /** From 0.5 to 2; 1.15 is +15 % a cycle. */
  readonly mean: number;
  /** From 0 to 0.5. */
  readonly sd: number;
}

/** The race of capability against alignment, document 001. */
export interface Race {
  readonly capability: GrowthFactor;
  readonly alignment: GrowthFactor;
}

/** Capability C and alignment A; both are 1 at the start and have no unit. */
export interface RaceState {
  readonly capability: number;
  readonly alignment: number;
}

/** A race by cycle; index 0 is the start. */
export interface RaceRun {
  readonly capability: Float64Array;
  readonly alignment: Float64Array;
  /** C − A. */
  readonly gap: Float64Array;
}

export const RACE_START: RaceState = { capability: 1, alignment: 1 };

/** The scenarios of the public specification: rohitg00/ai-engineering-from-scratch, phase 15, lesson 07. */
export const RACE_SCENARIOS = {
  /** Capability simply grows faster. */
  A: { capability: { mean: 1.15, sd: 0.02 }, alignment: { mean: 1.08, sd: 0.03 } },
  /** Equal rates. Not bounded: the gap spreads without end. */
  B: { capability: { mean: 1.1, sd: 0.02 }, alignment: { mean: 1.1, sd: 0.03 } },
  /** Surges of capability against steadier, faster alignment. */
  C: { capability: { mean: 1.1, sd: 0.06 }, alignment: { mean: 1.13, sd: 0.01 } },
} as const satisfies Record<string, Race>;

/** No cycle shrinks anything by more than a tenth. */
const LEAST_FACTOR = 0.9;
const MAX_CYCLES = 200;

/** @throws ParameterError with the path and what is permitted */
export function requireRace(race: Race): void {
  for (const side of ['capability', 'alignment'] as const) {
    requireNumber(`race.${side}.mean`, race[side].mean, 0.5, 2);
    requireNumber(`race.${side}.sd`, race[side].sd, 0, 0.5);
  }
}

/**
 * The state after one more cycle. The noise depends on the seed and the cycle alone, so a race that is paused and resumed,
 * or replayed with other means, meets the same noise.
 * @param cycle 1 for the first; at most 200 cycles keep every value finite
 */
export function raceStep(state: RaceState, race: Race, seed: number, cycle: number): RaceState {
  const factor = ({ mean, sd }: GrowthFactor, stream: number): number =>
    Math.max(LEAST_FACTOR, mean + sd * normal(streamKey(seed, cycle, stream), 0));
  return {
    capability: state.capability * factor(race.capability, KERNEL_STREAM.capability),
    alignment: state.alignment * factor(race.alignment, KERNEL_STREAM.alignment),
  };
}

/**
 * @param cycles from 0 to 200
 * @throws ParameterError with the path and what is permitted
 */
export function runRace(race: Race, cycles: number, seed: number): RaceRun {
  requireRace(race);
  requireWhole('race.cycles', cycles, 0, MAX_CYCLES);
  requireSeed('race.seed', seed);
  const run = {
    capability: new Float64Array(cycles + 1),
    alignment: new Float64Array(cycles + 1),
    gap: new Float64Array(cycles + 1),
  };
  let state = RACE_START;
  for (let t = 0; t <= cycles; t++) {
    if (t > 0) state = raceStep(state, race, seed, t);
    run.capability[t] = state.capability;
    run.alignment[t] = state.alignment;
    run.gap[t] = state.capability - state.alignment;
  }
  return run;
}

/** The first cycle whose gap is at least the threshold; undefined if none is. */
export function firstCrossing(gap: Float64Array, threshold: number): number | undefined {
  const cycle = gap.findIndex((x) => x >= threshold);
  return cycle < 0 ? undefined : cycle;
}

/**
 * E[C − A] after t cycles: μ_C^t − μ_A^t (independent factors). The floor of 0.9 is left out; in the public scenarios it
 * is more than 3 sd below the mean.
 */
export function expectedGap(race: Race, t: number): number {
  return pow(race.capability.mean, t) - pow(race.alignment.mean, t);
}

/** SD of C − A after t cycles, from Var X_t = (μ² + s²)^t − μ^{2t} for each side (simulation.md §1.h). */
export function sdOfGap(race: Race, t: number): number {
  const variance = ({ mean, sd }: GrowthFactor): number => pow(mean * mean + sd * sd, t) - pow(mean, 2 * t);
  return Math.sqrt(variance(race.capability) + variance(race.alignment));
}
