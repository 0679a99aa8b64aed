import { type Capstone, type MeasureName, measuresOf, type MeasureValues } from '../course/capstone.ts';
import { log } from '../simulation/exactMath.ts';

/** A value beside the reference points. */
export interface Placed {
  readonly measure: MeasureName;
  readonly weight: number;
  readonly value: number | null;
  /** 0 at the worst reference point or below it, 100 at the best or beyond. */
  readonly points: number;
  readonly worst: number;
  readonly best: number;
}

export interface CapstoneScore {
  readonly measures: readonly Placed[];
  /** The weighted mean of the measures' points, 0 to 100. */
  readonly points: number;
}

const MORE_IS_BETTER: ReadonlySet<MeasureName> = new Set(['knowledge', 'tailAlive']);

/**
 * Places each measure between the worst and the best reference point, and weighs them.
 *
 * Shares are placed linearly. A price is placed by its logarithm: it is a ratio, so halving it is the same step wherever
 * one stands. On a linear scale the dearest reference, many times the price of a careful loop, would leave all good loops
 * within a few points of each other. A loop without a price has gained nothing, and gets no points for it; a reference
 * without one says nothing about the scale.
 */
export function scoreCapstone(capstone: Capstone, values: MeasureValues): CapstoneScore {
  const measures = measuresOf(capstone).map((measure) => place(capstone, measure, values[measure] ?? null));
  const all = measures.reduce((sum, { weight }) => sum + weight, 0);
  const points = measures.reduce((sum, { weight, points }) => sum + weight * points, 0) / all;
  return { measures, points: Math.min(100, Math.max(0, points)) };
}

function place({ measures, references }: Capstone, measure: MeasureName, value: number | null): Placed {
  const known = references.flatMap((reference) => reference.measures[measure] ?? []);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const [worst, best] = MORE_IS_BETTER.has(measure) ? [least, most] : [most, least];
  const points = value === null ? 0 : pointsOf(measure, value, worst, best);
  return { measure, weight: measures[measure] ?? 0, value, points, worst, best };
}

function pointsOf(measure: MeasureName, value: number, worst: number, best: number): number {
  const better = (a: number, b: number): boolean => (MORE_IS_BETTER.has(measure) ? a >= b : a <= b);
  // Also where there is no scale between the two.
  if (better(value, best)) return 100;
  if (better(worst, value)) return 0;
  const at = (x: number): number => (measure === 'price' ? log(x) : x);
  return (100 * (at(value) - at(worst))) / (at(best) - at(worst));
}

/** The score out of 100, in whole points. No flaw is allowed: with one, it stays below the mark. */
export function heldBelow(points: number, passMark: number, flawed: boolean): number {
  const score = Math.floor(points + 1e-9);
  return flawed ? Math.max(0, Math.min(score, Math.ceil(passMark) - 1)) : score;
}
