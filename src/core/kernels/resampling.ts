import { exp, log, pow } from '../simulation/exactMath.ts';
import { streamKey, uniform } from '../simulation/random.ts';
import { logFactorial } from './binomial.ts';
import { Categorical, frequenciesOf, homozygosity } from './categorical.ts';
import { requireSeed, requireShare, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/**
 * How human data enters each generation: every draw is human with probability m; exactly mN fresh human draws; or the same
 * human data, with weight m, again and again.
 */
export type Anchor = 'each draw' | 'fresh' | 'reused';

/** A loop that trains on its own samples: p' = Multinomial(N, p) / N. */
export interface ResamplingParameters {
  /** What the model begins with, and what people write: weights of up to 100 000 categories. */
  readonly frequencies: ArrayLike<number>;
  /** N, items a generation, from 1 to 1 000 000. */
  readonly items: number;
  /** From 0 to 10 000. */
  readonly generations: number;
  /** None: the loop replaces everything. `share` is m; mN is rounded to whole items. */
  readonly human?: { readonly share: number; readonly anchor: Anchor };
}

/** By generation; index 0 is the beginning. */
export interface ResamplingRun {
  /** H = 1 − Σ p², the chance that two draws differ. */
  readonly heterozygosity: Float64Array;
  /** Categories with p > 0. */
  readonly survivors: Int32Array;
  /** By category: the last generation that had it; −1 for one that never was. */
  readonly lastSeen: Int32Array;
}

/**
 * Resampling of items: the model is exactly the empirical distribution of its training set, so drawing from it is picking
 * a parent, without any table. One instance keeps its buffers for many runs.
 */
export class Resampling {
  readonly #frequencies: Float64Array;
  readonly #people: Categorical;
  readonly #generations: number;
  readonly #anchor: Anchor | undefined;
  readonly #share: number;
  /** Human items a generation. */
  readonly #fresh: number;
  #items: Int32Array;
  #next: Int32Array;
  readonly #counts: Int32Array;

  /** @throws ParameterError with the path and what is permitted */
  constructor({ frequencies, items, generations, human }: ResamplingParameters) {
    this.#frequencies = frequenciesOf('resampling.frequencies', frequencies);
    requireWhole('resampling.items', items, 1, 1_000_000);
    requireWhole('resampling.generations', generations, 0, 10_000);
    if (human) requireShare('resampling.human.share', human.share);
    this.#people = new Categorical(this.#frequencies);
    this.#generations = generations;
    this.#anchor = human?.anchor;
    this.#share = human?.share ?? 0;
    this.#fresh = this.#anchor === 'fresh' || this.#anchor === 'reused' ? Math.round(this.#share * items) : 0;
    const sampled = this.#anchor === 'reused' ? items - this.#fresh : items;
    this.#items = new Int32Array(sampled);
    this.#next = new Int32Array(sampled);
    this.#counts = new Int32Array(this.#frequencies.length);
  }

  run(seed: number): ResamplingRun {
    requireSeed('resampling.seed', seed);
    const run = {
      heterozygosity: new Float64Array(this.#generations + 1),
      survivors: new Int32Array(this.#generations + 1),
      lastSeen: new Int32Array(this.#frequencies.length).fill(-1),
    };
    run.heterozygosity[0] = 1 - homozygosity(this.#frequencies);
    for (let i = 0; i < this.#frequencies.length; i++) {
      if (this.#frequencies[i] === 0) continue;
      run.lastSeen[i] = 0;
      run.survivors[0]!++;
    }
    for (let t = 1; t <= this.#generations; t++) {
      this.#draw(seed, t);
      this.#measure(run, t);
    }
    return run;
  }

  /** Draws generation t from the model of t − 1. */
  #draw(seed: number, t: number): void {
    const n = this.#items.length;
    const humans = streamKey(seed, t, KERNEL_STREAM.human);
    if (t === 1) {
      for (let j = 0; j < n; j++) this.#items[j] = this.#people.at(uniform(humans, j));
      return;
    }
    const items = this.#items;
    const next = this.#next;
    const parents = streamKey(seed, t, KERNEL_STREAM.parent);
    const fresh = this.#anchor === 'fresh' ? this.#fresh : 0;
    for (let j = 0; j < fresh; j++) next[j] = this.#people.at(uniform(humans, j));
    if (this.#anchor === 'each draw' || this.#anchor === 'reused') {
      const sources = streamKey(seed, t, KERNEL_STREAM.source);
      for (let j = 0; j < n; j++) {
        const human = uniform(sources, j) < this.#share;
        next[j] = human ? this.#people.at(uniform(humans, j)) : items[(uniform(parents, j) * n) | 0]!;
      }
    } else {
      for (let j = fresh; j < n; j++) next[j] = items[(uniform(parents, j) * n) | 0]!;
    }
    this.#items = next;
    this.#next = items;
  }

  #measure(run: ResamplingRun, t: number): void {
    const items = this.#items;
    const n = items.length;
    const counts = this.#counts.fill(0);
    let alive = 0;
    let squares = 0;
    for (let j = 0; j < n; j++) {
      const category = items[j]!;
      const count = counts[category]!;
      counts[category] = count + 1;
      squares += 2 * count + 1;
      if (count === 0) {
        alive++;
        run.lastSeen[category] = t;
      }
    }
    if (this.#anchor === 'reused') this.#measureReused(run, t);
    else {
      run.survivors[t] = alive;
      run.heterozygosity[t] = 1 - squares / (n * n);
    }
  }

  /** The re-used human data is part of every model, so whatever people write survives. */
  #measureReused(run: ResamplingRun, t: number): void {
    const n = this.#items.length;
    let same = 0;
    for (let i = 0; i < this.#counts.length; i++) {
      const human = this.#frequencies[i]!;
      const p = n === 0 ? human : this.#share * human + ((1 - this.#share) * this.#counts[i]!) / n;
      same += p * p;
      if (p > 0) {
        run.lastSeen[i] = t;
        run.survivors[t]!++;
      }
    }
    run.heterozygosity[t] = 1 - same;
  }
}

/**
 * E H_t = (1 − 1/N)^t H_0 without human data: neutral Wright–Fisher drift. As model collapse: Seddik et al. 2024,
 * arXiv:2404.05090; Suresh et al. 2024, arXiv:2412.17646.
 */
export function expectedHeterozygosity(h0: number, items: number, t: number): number {
  return h0 * pow(1 - 1 / items, t);
}

/**
 * One generation of F = 1 − E H with a human share m (simulation.md §1.a, derived there). `f0` is F of the human data.
 * @param items N ≥ 2; (1 − m) N ≥ 1 for re-used data
 */
export function anchoredHomozygosity(anchor: Anchor, m: number, items: number, f0: number, f: number): number {
  const c = (1 - m) * (1 - m);
  switch (anchor) {
    case 'each draw':
      return 1 / items + (1 - 1 / items) * ((1 - c) * f0 + c * f);
    case 'fresh':
      return (1 - c) * f0 + c * f + (m * (1 - f0) + (1 - m) * (1 - f)) / items;
    case 'reused':
      return (1 - c) * f0 + c * (f + (1 - f) / ((1 - m) * items));
  }
}

/** F*, where `anchoredHomozygosity` stays: each of its recursions is linear in F. */
export function anchoredEquilibrium(anchor: Anchor, m: number, items: number, f0: number): number {
  const atZero = anchoredHomozygosity(anchor, m, items, f0, 0);
  const slope = anchoredHomozygosity(anchor, m, items, f0, 1) - atZero;
  return atZero / (1 - slope);
}

/**
 * g_t of the branching form, t ≥ 1: a category expected λ times a generation is alive at t with probability
 * 1 − e^{−λ g_t}; g_1 = 1, g_{t+1} = 1 − e^{−g_t} ≈ 2/t (Suresh et al. 2024, Thm 1).
 */
export function branchingSurvival(t: number): number {
  let g = 1;
  for (let k = 1; k < t; k++) g = 1 - exp(-g);
  return g;
}

/** E survivors at t ≥ 1 without human data, in the branching form: within 2 % of the exact chain, and fast. */
export function expectedSurvivors(frequencies: Float64Array, items: number, t: number): number {
  const g = branchingSurvival(t);
  return frequencies.reduce((sum, p) => sum + 1 - exp(-items * p * g), 0);
}

/**
 * E survivors at 0 … t with a human share m of each draw, in the branching form: P(category alive at t) =
 * 1 − exp(−N p [m Σ_{j<t} g_j + g_t]), g_1 = 1, g_{j+1} = 1 − e^{−(1 − m) g_j}. Each generation's human draws found families
 * of their own; m = 0 is `expectedSurvivors`. Within 2 % of the exact chain at the settings of simulation.md §1.a.
 */
export function expectedAnchoredSurvivors(
  frequencies: Float64Array,
  items: number,
  m: number,
  t: number,
): Float64Array {
  requireShare('resampling.human.share', m);
  const expected = new Float64Array(t + 1);
  expected[0] = frequencies.length;
  let founded = 0;
  let g = 1;
  for (let step = 1; step <= t; step++) {
    const families = items * (m * founded + g);
    expected[step] = frequencies.reduce((sum, p) => sum + 1 - exp(-p * families), 0);
    founded += g;
    g = 1 - exp(-(1 - m) * g);
  }
  return expected;
}

/** A chain of one count has a matrix of (N + 1)² numbers. */
const MAX_CHAIN_ITEMS = 2000;

/**
 * E survivors at each of 1 … t without human data, from the exact Markov chain of one category's count.
 * @param items N, from 1 to 2000
 */
export function exactSurvivors(frequencies: Float64Array, items: number, t: number): Float64Array {
  requireWhole('resampling.items', items, 1, MAX_CHAIN_ITEMS);
  const width = items + 1;
  const chain = new Float64Array(width * width);
  for (let k = 0; k <= items; k++) chain.set(binomialMasses(items, k / items), k * width);
  const start = Array.from(frequencies, (p) => binomialMasses(items, p));
  const expected = new Float64Array(t + 1);
  expected[0] = frequencies.length;
  let extinct = new Float64Array(width);
  extinct[0] = 1;
  for (let step = 1; step <= t; step++) {
    expected[step] = start.reduce((sum, masses) => sum + 1 - dot(masses, 0, extinct), 0);
    const before = extinct;
    extinct = Float64Array.from(before, (_, k) => dot(chain, k * width, before));
  }
  return expected;
}

/**
 * The same with a human share m of each draw: every category has its own chain, of its own human frequency.
 * @param items N, from 1 to 2000
 */
export function exactAnchoredSurvivors(frequencies: Float64Array, items: number, m: number, t: number): Float64Array {
  requireWhole('resampling.items', items, 1, MAX_CHAIN_ITEMS);
  requireShare('resampling.human.share', m);
  const width = items + 1;
  const chain = new Float64Array(width * width);
  const expected = new Float64Array(t + 1);
  expected[0] = frequencies.length;
  for (const p of frequencies) {
    for (let k = 0; k <= items; k++) chain.set(binomialMasses(items, m * p + ((1 - m) * k) / items), k * width);
    let masses = binomialMasses(items, p);
    for (let step = 1; step <= t; step++) {
      expected[step]! += 1 - masses[0]!;
      const next = new Float64Array(width);
      for (let k = 0; k <= items; k++) {
        const mass = masses[k]!;
        if (mass > 1e-15) for (let to = 0; to <= items; to++) next[to]! += mass * chain[k * width + to]!;
      }
      masses = next;
    }
  }
  return expected;
}

/** cos((2i + 1)π/6): Chebyshev's points between −1 and 1. */
const COSINES = [0.8660254037844386, 0, -0.8660254037844386];
/** Chances below this count as this: what is so likely to be alive is alive. */
const LEAST_CHANCE = 1e-300;

/**
 * The same in milliseconds, for figures that move. In the branching form ln P(gone) is proportional to the human frequency
 * p; exactly, it is nearly so to ln(1 − p), how a category is missed by one draw of people's. So the exact chains of three
 * frequencies give the ratio of the two for all, by a parabola in ln p. Within 0.05 categories of the exact chains, which a
 * test holds it to.
 * @param frequencies each below 1
 * @param items N, from 1 to 2000
 */
export function interpolatedSurvivors(frequencies: Float64Array, items: number, m: number, t: number): Float64Array {
  requireWhole('resampling.items', items, 1, MAX_CHAIN_ITEMS);
  requireShare('resampling.human.share', m);
  const logs = frequencies.filter((p) => p > 0).map(log);
  const nodes = chebyshev(Math.min(...logs), Math.max(...logs));
  const ratios = nodes.map((x) => {
    const missed = log(1 - exp(x));
    return chainGone(exp(x), items, m, t).map((gone) => log(Math.max(LEAST_CHANCE, gone)) / missed);
  });
  const expected = new Float64Array(t + 1);
  expected[0] = frequencies.length;
  for (const x of logs) {
    const missed = log(1 - exp(x));
    const weights = lagrange(nodes, x);
    for (let step = 1; step <= t; step++) {
      let ratio = 0;
      for (let i = 0; i < weights.length; i++) ratio += weights[i]! * ratios[i]![step]!;
      expected[step]! += 1 - exp(missed * ratio);
    }
  }
  return expected;
}

/** P(a category of human frequency p is gone at 1 … t): the exact chain of its count, backwards from its end. */
function chainGone(p: number, items: number, m: number, t: number): Float64Array {
  const width = items + 1;
  const chain = new Float64Array(width * width);
  for (let k = 0; k <= items; k++) chain.set(binomialMasses(items, m * p + ((1 - m) * k) / items), k * width);
  const start = binomialMasses(items, p);
  const gone = new Float64Array(t + 1);
  let extinct = new Float64Array(width);
  let before = new Float64Array(width);
  extinct[0] = 1;
  for (let step = 1; step <= t; step++) {
    gone[step] = dot(start, 0, extinct);
    [before, extinct] = [extinct, before];
    for (let k = 0; k <= items; k++) extinct[k] = dot(chain, k * width, before);
  }
  return gone;
}

/** Chebyshev's points between two ends, one where they are the same. */
function chebyshev(from: number, to: number): number[] {
  if (to - from < 1e-9) return [from];
  return COSINES.map((cosine) => (from + to) / 2 + ((to - from) / 2) * cosine);
}

/** What each node's value counts for at x, in the polynomial through all of them. */
const lagrange = (nodes: readonly number[], x: number): number[] =>
  nodes.map((node, i) =>
    nodes.reduce((product, other, j) => (i === j ? product : (product * (x - other)) / (node - other)), 1),
  );

function dot(rows: Float64Array, from: number, column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += rows[from + i]! * column[i]!;
  return sum;
}

/** P(k of n) for k = 0 … n: the mode from its factorials, the others from their neighbours. */
function binomialMasses(n: number, p: number): Float64Array {
  const masses = new Float64Array(n + 1);
  if (p <= 0 || p >= 1) {
    masses[p <= 0 ? 0 : n] = 1;
    return masses;
  }
  const odds = p / (1 - p);
  const mode = Math.floor((n + 1) * p);
  const choose = logFactorial(n) - logFactorial(mode) - logFactorial(n - mode);
  masses[mode] = exp(choose + mode * log(p) + (n - mode) * log(1 - p));
  for (let k = mode; k < n; k++) masses[k + 1] = ((masses[k]! * (n - k)) / (k + 1)) * odds;
  for (let k = mode; k > 0; k--) masses[k - 1] = (masses[k]! * k) / (n - k + 1) / odds;
  return masses;
}
