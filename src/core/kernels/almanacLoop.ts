import { Model } from '../simulation/model.ts';
import { STREAM, streamKey, subKey, uniform } from '../simulation/random.ts';
import { RIGHT, VARIANTS, type World } from '../simulation/world.ts';
import { requireSeed, requireWhole } from './parameters.ts';

const MOST = 50_000;
const GUIDE = 512;

/** The sound loop in numbers: what a learner's accumulating, verified loop does, without handles and callbacks. */
export interface AlmanacLoop {
  /** Items drawn from people in each generation. */
  readonly human: number;
  /** Drafts of the model in each generation, at most. */
  readonly sample: number;
  /** Drafts that are kept in each generation: the first that the verifier accepts. */
  readonly keep: number;
}

/** One generation's model in numbers. */
export interface AlmanacGeneration {
  /** Σ π_q · p(right | q), 0 to 1. */
  readonly knowledge: number;
  /** Share of the rarer half of the facts that is alive, 0 to 1. */
  readonly tailAlive: number;
}

/**
 * Runs the loop "draw people, sample, keep what the verifier accepts, accumulate, train" in a world, draw for draw as the
 * learner's API does (a test holds them equal), about five times as fast. For live figures and benchmarks. Buffers are
 * kept, so one instance may run many seeds.
 */
export class AlmanacKernel {
  /** Item events of all runs so far: draws from people, drafts, checks. */
  events = 0;
  readonly #world: World;
  readonly #people: Table;
  readonly #model: Table;
  readonly #histogram: Int32Array;

  constructor(world: World) {
    this.#world = world;
    this.#people = new Table(world);
    this.#model = new Table(world);
    this.#histogram = new Int32Array(world.cells);
  }

  /**
   * @param loop from 0 to 50 000 each, and not nothing at all
   * @returns one entry for each generation's trained model
   * @throws ParameterError
   */
  run(seed: number, loop: AlmanacLoop): AlmanacGeneration[] {
    requireSeed('seed', seed);
    for (const name of ['human', 'sample', 'keep'] as const) requireWhole(name, loop[name], 0, MOST);
    requireWhole('human + keep', loop.human + loop.keep, 1, 2 * MOST);
    const histogram = this.#histogram.fill(0);
    const initial = Model.initial(this.#world);
    this.#people.set(initial.fact, initial.answer);
    this.#model.set(initial.fact, initial.answer);
    return Array.from({ length: this.#world.preset.generations }, (_, t) => {
      this.#draw(seed, t, loop.human);
      this.#learn(seed, t, loop);
      this.#model.train(histogram, this.#world);
      return this.#model.measure(this.#world);
    });
  }

  #draw(seed: number, t: number, n: number): void {
    const histogram = this.#histogram;
    const people = this.#people;
    const questions = subKey(streamKey(seed, t, STREAM.humanQuestion), 0);
    const answers = subKey(streamKey(seed, t, STREAM.humanAnswer), 0);
    for (let j = 0; j < n; j++) histogram[people.cell(uniform(questions, j), uniform(answers, j))]!++;
    this.events += n;
  }

  #learn(seed: number, t: number, { sample, keep }: AlmanacLoop): void {
    const histogram = this.#histogram;
    const model = this.#model;
    const { verifier } = this.#world;
    const question = streamKey(seed, t, STREAM.question);
    const questions = subKey(question, 0);
    const answers = subKey(streamKey(seed, t, STREAM.answer), 0);
    const checks = streamKey(seed, 0, STREAM.verifier);
    let kept = 0;
    let j = 0;
    for (; j < sample && kept < keep; j++) {
      const cell = model.cell(uniform(questions, j), uniform(answers, j));
      if (uniform(checks, subKey(questions, j)) < verifier[cell]!) {
        histogram[cell]!++;
        kept++;
      }
    }
    this.events += 2 * j;
  }
}

/** A model and its guide table (see `Sampler`), in buffers that are used again. */
class Table {
  readonly #fact: Float64Array;
  /** p(variant | fact), and the same cumulated. */
  readonly #answer: Float64Array;
  readonly #steps: Float64Array;
  readonly #cumulative: Float64Array;
  readonly #guide = new Int32Array(GUIDE);
  #total = 0;

  constructor(world: World) {
    this.#fact = new Float64Array(world.allFacts);
    this.#answer = new Float64Array(world.cells);
    this.#steps = new Float64Array(world.cells);
    this.#cumulative = new Float64Array(world.allFacts);
  }

  set(fact: Float64Array, answer: Float64Array): void {
    this.#fact.set(fact);
    this.#answer.set(answer);
    this.#index();
  }

  /** As `Model.train`. */
  train(histogram: Int32Array, { preset, errorShare, allFacts }: World): void {
    const h = preset.hallucination;
    let n = 0;
    for (const count of histogram) n += count;
    for (let q = 0; q < allFacts; q++) {
      const base = q * VARIANTS;
      const about = histogram[base]! + histogram[base + 1]! + histogram[base + 2]! + histogram[base + 3]!;
      this.#fact[q] = about / n;
      if (about === 0) continue;
      for (let v = 0; v < VARIANTS; v++) {
        this.#answer[base + v] = ((1 - h) * histogram[base + v]!) / about + h * errorShare[v]!;
      }
    }
    this.#index();
  }

  /** The cell at (u, w), both uniform in (0, 1). */
  cell(u: number, w: number): number {
    const x = u * this.#total;
    const cumulative = this.#cumulative;
    let q = this.#guide[Math.floor(u * GUIDE)]!;
    while (cumulative[q]! <= x) q++;
    const base = q * VARIANTS;
    const steps = this.#steps;
    const y = w * steps[base + 3]!;
    return base + (y < steps[base]! ? 0 : y < steps[base + 1]! ? 1 : y < steps[base + 2]! ? 2 : 3);
  }

  measure(world: World): AlmanacGeneration {
    let knowledge = 0;
    let alive = 0;
    for (let q = 0; q < world.facts; q++) {
      if (this.#fact[q] === 0) continue;
      knowledge += world.frequency[q]! * this.#answer[q * VARIANTS + RIGHT]!;
      if (q >= world.tailFrom) alive++;
    }
    return { knowledge, tailAlive: alive / (world.facts - world.tailFrom) };
  }

  #index(): void {
    const facts = this.#fact.length;
    let total = 0;
    for (let q = 0; q < facts; q++) {
      total += this.#fact[q]!;
      this.#cumulative[q] = total;
      const base = q * VARIANTS;
      let sum = 0;
      for (let v = 0; v < VARIANTS; v++) {
        sum += this.#answer[base + v]!;
        this.#steps[base + v] = sum;
      }
    }
    this.#total = total;
    for (let m = 0, q = 0; m < GUIDE; m++) {
      const x = (m / GUIDE) * total;
      while (this.#cumulative[q]! <= x && q < facts - 1) q++;
      this.#guide[m] = q;
    }
  }
}
