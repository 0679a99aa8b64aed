import type { Batch, Generation } from 'groundloop';
import { exp, log, pow } from '../simulation/exactMath.ts';
import { Arena } from '../simulation/arena.ts';
import { Experiment } from '../simulation/experiment.ts';
import { measureModel } from '../simulation/metrics.ts';
import { presetSchema } from '../simulation/preset.ts';
import { permutation, streamKey, uniform } from '../simulation/random.ts';
import { Sampler } from '../simulation/sampler.ts';
import { makeWorld, VARIANTS } from '../simulation/world.ts';
import type { Program } from './program.ts';

/** Hex digits of a fingerprint: it tells engines apart, it doesn't protect from forgers. */
const DIGITS = 16;

/**
 * A short hash of what this engine makes of a fixed set of calculations: everything a verdict's arithmetic rests on.
 * Engines that compute alike have the same fingerprint, whatever their version.
 * @param sha256 of a text as UTF-8, in hex
 */
export function engineFingerprint(sha256: (text: string) => string): string {
  const numbers = [...draws(), ...functions(), ...samples(), ...runOf(makeTinyRun())];
  return sha256(numbers.map(bitsOf).join(' ')).slice(0, DIGITS);
}

/** All 64 bits: printing a number as decimals is itself something an engine could do differently. */
function bitsOf(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16);
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** The keyed draws. */
function draws(): number[] {
  const keys = upTo(12).map((i) => streamKey(1000 * i + 1, i, i));
  return keys.flatMap((key) => [...upTo(16).map((i) => uniform(key, i * i)), ...permutation(key, 16)]);
}

/** Logarithm, exponential, power and square root, from a billionth to a billion. */
function functions(): number[] {
  const values: number[] = [];
  for (let x = 1e-9; x < 1e9; x *= 1.97) values.push(log(x), exp(log(x) / 1.7), pow(x, 1 / 0.7), Math.sqrt(x));
  return values;
}

/** What a sampler draws from weights that have no exact binary form. */
function samples(): number[] {
  const facts = upTo(40).map((q) => 1 / (q + 1));
  const answers = upTo(40 * VARIANTS).map((cell) => 1 / (3 + (cell % 7)));
  const sampler = new Sampler(Float64Array.from(facts), Float64Array.from(answers));
  return [sampler.total, ...upTo(200).map((i) => sampler.cell((i + 0.5) / 200, ((7 * i) % 200) / 200 + 0.001))];
}

/** A loop that draws, sharpens, asks, remembers and measures. */
const step = (g: Generation): Batch => {
  const drafts = g.model.sample(60, { temperature: 0.7 }).filter((item) => g.verifier.check(item));
  const liked = g.model.sample(60).filter((item) => g.users.thumbs(item));
  const best = liked.sortBy((item) => g.model.likelihood(item)).take(20);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(20), drafts, best));
};

function makeTinyRun(): Experiment {
  const world = makeWorld(presetSchema.parse({ facts: 40, generations: 3 }));
  const program: Program = { step: step as Program['step'], memory: undefined };
  return new Experiment(world, 1, () => program, new Arena());
}

/** What every generation trained on, the model that came of it, and how that is measured. */
function runOf({ base, world }: Experiment): number[] {
  return base.records.flatMap(({ trained, after }) => {
    const { knowledge, tailAlive, diversity, flattery, luck } = measureModel(world, after);
    return [...trained, ...after.fact, ...after.answer, knowledge, tailAlive, diversity, flattery, luck];
  });
}
