import { pow } from './exactMath.ts';
import { Sampler } from './sampler.ts';
import { FLATTERING, LUCKY, PLANTED, VARIANTS, type World, WRONG } from './world.ts';

const SAMPLERS_KEPT = 4;

/**
 * A model: p(fact) and p(answer | fact), a conditional categorical distribution. A fact with p = 0 is forgotten for
 * good. Immutable after it is made; its samplers are kept, because forks of a run share the model.
 */
export class Model {
  readonly fact: Float64Array;
  /** By cell. */
  readonly answer: Float64Array;
  /** A loop may sample at a thousand temperatures; only the last few are worth their memory. */
  readonly #samplers = new Map<number, Sampler>();

  constructor(fact: Float64Array, answer: Float64Array) {
    this.fact = fact;
    this.answer = answer;
  }

  /** The model before any generation: it imitates people, so it has their frequencies and their mistakes. */
  static initial(world: World): Model {
    return new Model(world.frequency, world.humanAnswer);
  }

  /**
   * Maximum likelihood on a training set, except that a share h of the answers is made up:
   * p(q) = n_q / n, p(v | q) = (1 − h) n_qv / n_q + h · error_v. Where items are solved problems, what is learned of an
   * unsound one is its method, and that reaches the right answer with the probability it always had.
   * @param histogram items per cell; not empty
   */
  static train(world: World, histogram: Int32Array): Model {
    const h = world.preset.hallucination;
    const fact = new Float64Array(world.allFacts);
    const answer = new Float64Array(world.cells);
    let n = 0;
    for (let c = 0; c < world.cells; c++) n += histogram[c]!;
    for (let q = 0; q < world.allFacts; q++) {
      const base = q * VARIANTS;
      let about = 0;
      for (let v = 0; v < VARIANTS; v++) about += histogram[base + v]!;
      if (about === 0) continue;
      fact[q] = about / n;
      for (let v = 0; v < VARIANTS; v++) {
        answer[base + v] = ((1 - h) * histogram[base + v]!) / about + h * world.errorShare[v]!;
      }
      if (world.steps) {
        const unsound = answer[base + WRONG]! + answer[base + LUCKY]!;
        answer[base + LUCKY] = world.steps.luck * unsound;
        answer[base + WRONG] = unsound - answer[base + LUCKY]!;
      }
    }
    return new Model(fact, answer);
  }

  /** The same model with a false belief in the planted facts it knows. */
  plant(world: World): Model {
    const answer = this.answer.slice();
    for (let q = 0; q < world.allFacts; q++) {
      if (world.planted[q] === 1 && this.fact[q]! > 0) answer.set(PLANTED, q * VARIANTS);
    }
    return new Model(this.fact, answer);
  }

  /** The same model with the odds of a flattering answer multiplied, whatever the question. */
  flattered(odds: number): Model {
    const answer = this.answer.slice();
    for (let base = 0; base < answer.length; base += VARIANTS) {
      const p = answer[base + FLATTERING]!;
      const total = 1 - p + odds * p;
      for (let v = 0; v < VARIANTS; v++) answer[base + v] = (answer[base + v]! * (v === FLATTERING ? odds : 1)) / total;
    }
    return new Model(this.fact, answer);
  }

  /** p(item) as the model sees it. */
  probability(cell: number): number {
    return this.fact[Math.floor(cell / VARIANTS)]! * this.answer[cell]!;
  }

  /**
   * Draws cells at a temperature: both p(fact) and p(answer | fact) are raised to 1/temperature.
   * @param only facts to draw from (1) or not (0); all of them unless given
   */
  sampler(temperature: number, only?: Uint8Array): Sampler {
    if (only) return this.#makeSampler(temperature, only);
    const known = this.#samplers.get(temperature);
    if (known) return known;
    const made = this.#makeSampler(temperature);
    if (this.#samplers.size >= SAMPLERS_KEPT) this.#samplers.clear();
    this.#samplers.set(temperature, made);
    return made;
  }

  #makeSampler(temperature: number, only?: Uint8Array): Sampler {
    const fact = only ? this.fact.map((p, q) => only[q]! * p) : this.fact;
    return new Sampler(sharpened(fact, temperature), sharpened(this.answer, temperature));
  }
}

/** Weights raised to 1/temperature. */
function sharpened(weights: Float64Array, temperature: number): Float64Array {
  if (temperature === 1) return weights;
  const out = new Float64Array(weights.length);
  for (let i = 0; i < out.length; i++) if (weights[i]! > 0) out[i] = pow(weights[i]!, 1 / temperature);
  return out;
}
