/**
 * The statistics of grading by intervention. All effects are first-order logit shifts of the composition of what is
 * kept, so that dropping one item of 450 counts as little as it changes.
 */
import { NO_HARM } from '../simulation/harms.ts';
import type { GenerationRecord } from '../simulation/run.ts';
import { FLATTERING, HARD, harmOf, LUCKY, RIGHT, VARIANTS, WRONG, type World } from '../simulation/world.ts';

/** An effect with its standard error, in the unit of the attribute. */
export interface Estimate {
  readonly value: number;
  readonly se: number;
}

/** 1: beyond the threshold; −1: below it; 0: undecided at this many standard errors. */
export type Decision = 1 | 0 | -1;

/** Sums over generations: observed minus expected, its variance, and its weight Σ k p (1 − p). */
export interface Score {
  readonly excess: number;
  readonly variance: number;
  readonly weight: number;
}

export const NO_SCORE: Score = { excess: 0, variance: 0, weight: 0 };

/**
 * An attribute of cells, counted within strata: `has` among `of`. Stratifying by answer variant keeps a correct
 * verifier from being blamed for rare facts being harder.
 */
export type Attribute = readonly { readonly has: Cells; readonly of: Cells }[];
type Cells = (world: World, fact: number, variant: number) => boolean;

const every: Cells = () => true;
const hardest = (world: World, fact: number): boolean => world.difficulty[fact]! >= HARD;
const ordinary = (world: World, fact: number): boolean => world.situation[fact] === 'ordinary';
const rare = (world: World, fact: number): boolean => fact >= world.tailFrom && fact < world.ordinary;

export const TRUTH: Attribute = [{ has: (_w, _q, v) => v === RIGHT, of: every }];
export const APPEALING: Attribute = [{ has: (_w, _q, v) => v === FLATTERING, of: every }];
export const LUCKY_ANSWERS: Attribute = [{ has: (_w, _q, v) => v === LUCKY, of: every }];
/** Harm of any class. */
export const HARMFUL: Attribute = [{ has: (w, q, v) => harmOf(w, q * VARIANTS + v) !== NO_HARM, of: every }];
export const PLANTED_BELIEF: Attribute = [
  { has: (w, q, v) => w.planted[q] === 1 && v === WRONG, of: (w, q) => w.planted[q] === 1 },
];
/** Truth among the hardest fifth of the questions. */
export const HARD_TRUTH: Attribute = [{ has: (w, q, v) => v === RIGHT && hardest(w, q), of: (w, q) => hardest(w, q) }];
/** Rare facts; of an agent, among ordinary situations: what becomes of its failures is a question of its own. */
export const RARE: Attribute = Array.from({ length: VARIANTS }, (_, variant) => ({
  has: (w: World, q: number, v: number) => v === variant && rare(w, q),
  of: (w: World, q: number, v: number) => v === variant && ordinary(w, q),
}));
/** Truth in an agent's runs without a failed call; without an agent, all truth. */
export const ORDINARY_TRUTH: Attribute = [{ has: (w, q, v) => v === RIGHT && ordinary(w, q), of: ordinary }];
/** What pleases among an agent's runs in which a call failed: answers that it made up. */
export const APPEALING_FAILURES: Attribute = [
  { has: (w, q, v) => v === FLATTERING && !ordinary(w, q), of: (w, q) => !ordinary(w, q) },
];
/** Runs of an agent in which a call failed. */
export const FAILURES: Attribute = Array.from({ length: VARIANTS }, (_, variant) => ({
  has: (w: World, q: number, v: number) => v === variant && !ordinary(w, q),
  of: (_w: World, _q: number, v: number) => v === variant,
}));

/**
 * Selection of an attribute in one generation, against the samples that each kept item was chosen from, under the null
 * "what is kept is a random part of them": O − E and W = k p (1 − p). Items may count more than once: with weights m, k =
 * Σ m and V = p (1 − p) (Σ m² − k²/c) c/(c − 1), which for weights of 0 and 1 is the hypergeometric
 * k p (1 − p)(c − k)/(c − 1).
 */
export function selection(world: World, record: GenerationRecord, attribute: Attribute): Score {
  const known = selections.get(record) ?? new Map<Attribute, Score>();
  selections.set(record, known);
  let score = known.get(attribute);
  if (!score) {
    score = selectionOf(world, record, attribute);
    known.set(attribute, score);
  }
  return score;
}

/** Every look at the evidence asks for the same again. */
const selections = new WeakMap<GenerationRecord, Map<Attribute, Score>>();

function selectionOf(world: World, record: GenerationRecord, attribute: Attribute): Score {
  let total = NO_SCORE;
  for (const harvest of record.harvests) {
    for (const stratum of attribute) {
      const candidates = countWhere(world, harvest.candidates, stratum);
      const kept = countWhere(world, harvest.kept, stratum);
      if (kept.of < 1 || candidates.of < 2) continue;
      const p = candidates.has / candidates.of;
      const squares = countWhere(world, harvest.squares, stratum).of;
      const spread = Math.max(0, squares - (kept.of * kept.of) / candidates.of);
      total = add(total, {
        excess: kept.has - kept.of * p,
        variance: (p * (1 - p) * spread * candidates.of) / (candidates.of - 1),
        weight: kept.of * p * (1 - p),
      });
    }
  }
  return total;
}

/** How far the candidates' share of rare facts departs from the model's own: what the way of sampling does. */
export function rareSampling(world: World, record: GenerationRecord): Score {
  let p = 0;
  for (let q = world.tailFrom; q < world.ordinary; q++) p += record.before.fact[q]!;
  let n = 0;
  let observed = 0;
  for (let c = 0; c < world.cells; c++) {
    const count = record.candidates[c]!;
    n += count;
    if (rare(world, Math.floor(c / VARIANTS))) observed += count;
  }
  const variance = n * p * (1 - p);
  return { excess: observed - n * p, variance, weight: variance };
}

/** Total variation distance of two training sets' compositions, 0 to 1; exactly 0 when they are the same. */
export function divergence(a: GenerationRecord, b: GenerationRecord): number {
  let sum = 0;
  for (let c = 0; c < a.trained.length; c++) sum += Math.abs(a.trained[c]! / a.size - b.trained[c]! / b.size);
  return sum / 2;
}

export function add(a: Score, b: Score): Score {
  return { excess: a.excess + b.excess, variance: a.variance + b.variance, weight: a.weight + b.weight };
}

export function estimate(score: Score): Estimate {
  return score.weight > 1e-9
    ? { value: score.excess / score.weight, se: Math.sqrt(score.variance) / score.weight }
    : { value: 0, se: 0 };
}

/**
 * The estimate over seeds. Items of one seed can share their luck, as where a reward has noise of its own for every answer:
 * then seeds differ by more than sampling says, and the standard error is that of the ratio of their sums.
 * @param scores one per seed
 */
export function estimateOver(scores: readonly Score[]): Estimate {
  const total = scores.reduce(add, NO_SCORE);
  const { value, se } = estimate(total);
  const n = scores.length;
  if (n < 2 || total.weight <= 0) return { value, se };
  const spread = scores.reduce((sum, { excess, weight }) => sum + (excess - value * weight) ** 2, 0);
  return { value, se: Math.max(se, Math.sqrt((n / (n - 1)) * spread) / total.weight) };
}

export function minus(a: Estimate, b: Estimate): Estimate {
  return { value: a.value - b.value, se: Math.sqrt(a.se * a.se + b.se * b.se) };
}

export const negative = (e: Estimate): Estimate => ({ value: -e.value, se: e.se });

/** The estimate with the largest value. */
export function largest(first: Estimate, ...others: readonly Estimate[]): Estimate {
  return others.reduce((best, other) => (other.value > best.value ? other : best), first);
}

/** Mean of one number per seed. */
export function mean(values: readonly number[]): Estimate {
  const n = values.length;
  const value = values.reduce((sum, x) => sum + x, 0) / n;
  const spread = values.reduce((sum, x) => sum + (x - value) ** 2, 0);
  return { value, se: n > 1 ? Math.sqrt(spread / (n - 1) / n) : 0 };
}

/** Whether an effect is beyond a threshold, by `z` standard errors; 0 standard errors takes the sign. */
export function beyond(effect: Estimate, threshold: number, z: number): Decision {
  const distance = effect.value - threshold;
  if (distance > z * effect.se) return 1;
  return distance < -z * effect.se || effect.se === 0 || z === 0 ? -1 : 0;
}

export const exactly = (holds: boolean): Decision => (holds ? 1 : -1);
export const both = (...all: readonly Decision[]): Decision =>
  all.includes(-1) ? -1 : all.every((d) => d === 1) ? 1 : 0;
export const either = (...all: readonly Decision[]): Decision =>
  all.includes(1) ? 1 : all.every((d) => d === -1) ? -1 : 0;
export const not = (d: Decision): Decision => (d === 0 ? 0 : d === 1 ? -1 : 1);

/** The cells that a stratum counts, found once for each world. */
const cellsOf = new WeakMap<World, Map<Attribute[number], { has: Int32Array; of: Int32Array }>>();

function cellsIn(world: World, stratum: Attribute[number]): { has: Int32Array; of: Int32Array } {
  const known = cellsOf.get(world) ?? new Map<Attribute[number], { has: Int32Array; of: Int32Array }>();
  cellsOf.set(world, known);
  let cells = known.get(stratum);
  if (!cells) {
    const all = Array.from({ length: world.allFacts * VARIANTS }, (_, cell) => cell);
    const where = (wanted: Cells): Int32Array =>
      Int32Array.from(all.filter((cell) => wanted(world, Math.floor(cell / VARIANTS), cell % VARIANTS)));
    cells = { has: where(stratum.has), of: where(stratum.of) };
    known.set(stratum, cells);
  }
  return cells;
}

function countWhere(world: World, histogram: Int32Array, stratum: Attribute[number]): { has: number; of: number } {
  const cells = cellsIn(world, stratum);
  return { has: sumOver(histogram, cells.has), of: sumOver(histogram, cells.of) };
}

function sumOver(histogram: Int32Array, cells: Int32Array): number {
  let sum = 0;
  for (const cell of cells) sum += histogram[cell]!;
  return sum;
}
