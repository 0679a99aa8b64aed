import { pow } from '../simulation/exactMath.ts';
import { streamKey, subKey, uniform } from '../simulation/random.ts';
import { binomial } from './binomial.ts';
import { ParameterError, requireSeed, requireShare, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/** A kind of harm, and how well critiques by the constitution find it. */
export interface HarmClass {
  readonly name: string;
  /** w, share of outputs. */
  readonly prevalence: number;
  /** r, share that one critique finds; 0 for what no principle names. */
  readonly recall: number;
}

/** The draft constitution of simulation.md §1.n. */
export const DRAFT_CONSTITUTION: readonly HarmClass[] = [
  { name: 'overt', prevalence: 0.08, recall: 0.95 },
  { name: 'illegal advice', prevalence: 0.05, recall: 0.8 },
  { name: 'implicature', prevalence: 0.04, recall: 0.3 },
  { name: 'unlisted', prevalence: 0.03, recall: 0 },
];

/** Several critics who err independently, or one critic asked several times. */
export type Critics = 'independent' | 'same';

/** @throws ParameterError with the path and what is permitted */
export function requireHarms(harms: readonly HarmClass[]): void {
  harms.forEach(({ prevalence, recall }, i) => {
    requireShare(`constitution[${i}].prevalence`, prevalence);
    requireShare(`constitution[${i}].recall`, recall);
  });
  const total = totalHarm(harms);
  if (total > 1 + 1e-12) throw new ParameterError('constitution prevalence in all', total, 'share from 0 to 1');
}

const totalHarm = (harms: readonly HarmClass[]): number => harms.reduce((sum, harm) => sum + harm.prevalence, 0);

/**
 * How many of `outputs` still do harm after critiques, by class.
 * @param outputs from 0 to 1e7
 * @param critiques k, rounds, from 0 to 1000
 * @throws ParameterError with the path and what is permitted
 */
export function runCritiques(
  harms: readonly HarmClass[],
  outputs: number,
  critiques: number,
  critics: Critics,
  seed: number,
): Int32Array {
  requireHarms(harms);
  requireWhole('constitution.outputs', outputs, 0, 1e7);
  requireWhole('constitution.critiques', critiques, 0, 1000);
  requireSeed('constitution.seed', seed);
  const left = new Int32Array(harms.length);
  const kinds = streamKey(seed, 0, KERNEL_STREAM.harm);
  const rounds = streamKey(seed, 0, KERNEL_STREAM.critique);
  for (let i = 0; i < outputs; i++) {
    let u = uniform(kinds, i);
    const kind = harms.findIndex((harm) => (u -= harm.prevalence) < 0);
    if (kind < 0) continue;
    let found = false;
    for (let k = 0; k < critiques && !found; k++) {
      // The same critic makes the same mistake about the same output, however often it is asked.
      const round = critics === 'same' ? 0 : k;
      found = uniform(subKey(rounds, round), i) < harms[kind]!.recall;
    }
    if (!found) left[kind]!++;
  }
  return left;
}

/** Share of outputs that still do harm: Σ w (1 − r)^k by independent critics, Σ w (1 − r) by the same one. */
export function residualHarm(harms: readonly HarmClass[], critiques: number, critics: Critics): number {
  const rounds = critics === 'same' ? Math.min(1, critiques) : critiques;
  return harms.reduce((sum, { prevalence, recall }) => sum + prevalence * missed(recall, rounds), 0);
}

/** Share of harm that no number of critiques passes. */
export function recallCeiling(harms: readonly HarmClass[], critics: Critics): number {
  const total = totalHarm(harms);
  if (total === 0) return 1;
  const unfound = (harm: HarmClass): number =>
    critics === 'same' ? harm.prevalence * (1 - harm.recall) : Number(harm.recall === 0) * harm.prevalence;
  return 1 - harms.reduce((sum, harm) => sum + unfound(harm), 0) / total;
}

/** Prevalence of each class after t retrainings on what one critique kept, without sampling noise. */
export function expectedRetrained(harms: readonly HarmClass[], t: number): Float64Array {
  const left = Float64Array.from(harms, ({ prevalence, recall }) => prevalence * missed(recall, t));
  const total = left.reduce((sum, x) => sum + x, 1 - totalHarm(harms));
  return total === 0 ? left : left.map((x) => x / total);
}

/**
 * Prevalence by generation (outer) and class of a model retrained on N outputs that passed one critique; index 0 is the
 * start.
 * @param items N, from 1 to 1e9
 * @param generations from 0 to 10 000
 * @throws ParameterError with the path and what is permitted
 */
export function runRetraining(
  harms: readonly HarmClass[],
  items: number,
  generations: number,
  seed: number,
): readonly Float64Array[] {
  requireHarms(harms);
  requireWhole('constitution.items', items, 1, 1e9);
  requireWhole('constitution.generations', generations, 0, 10_000);
  requireSeed('constitution.seed', seed);
  const run = [Float64Array.from(harms, ({ prevalence }) => prevalence)];
  for (let t = 1; t <= generations; t++) {
    const key = streamKey(seed, t, KERNEL_STREAM.kept);
    const before = run[t - 1]!;
    const weights = before.map((share, i) => share * (1 - harms[i]!.recall));
    let mass = weights.reduce((sum, x) => sum + x, Math.max(0, 1 - before.reduce((sum, x) => sum + x, 0)));
    let rest = items;
    run.push(
      weights.map((weight, i) => {
        const count = mass <= 0 ? 0 : binomial(subKey(key, i), rest, Math.min(1, weight / mass));
        rest -= count;
        mass -= weight;
        return count / items;
      }),
    );
  }
  return run;
}

/** P(an audit of n outputs meets a harm with this prevalence) = 1 − (1 − w)^n. */
export function auditSees(prevalence: number, audited: number): number {
  requireShare('constitution.prevalence', prevalence);
  requireWhole('constitution.audited', audited, 0, 1e9);
  return 1 - missed(prevalence, audited);
}

/** (1 − r)^k, with 0^0 = 1. */
function missed(recall: number, rounds: number): number {
  if (rounds === 0) return 1;
  return recall >= 1 ? 0 : pow(1 - recall, rounds);
}
