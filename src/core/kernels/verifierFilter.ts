import { log } from '../simulation/exactMath.ts';
import { fromLogit, logit, timesOdds } from './logit.ts';
import { requireShare, ParameterError } from './parameters.ts';
import { requireShareLoop, runShares, type ShareLoop } from './shares.ts';

/** What a verifier accepts. */
export interface Verifier {
  /** Share of right items accepted. */
  readonly truePositive: number;
  /** Share of wrong items accepted. */
  readonly falsePositive: number;
}

/** A loop that keeps what a verifier accepts; `start` is the share of right items. */
export interface VerifierFilter extends ShareLoop {
  readonly verifier: Verifier;
  /** h, share of kept right items that the model gets wrong when it re-emits them. */
  readonly hallucination: number;
  /** m, share of human data, all of it right. */
  readonly human: number;
}

/** @throws ParameterError with the path under `path` and what is permitted */
export function requireVerifier(path: string, { truePositive, falsePositive }: Verifier): void {
  requireShare(`${path}.truePositive`, truePositive);
  requireShare(`${path}.falsePositive`, falsePositive);
  if (truePositive === 0 || falsePositive === 0) {
    throw new ParameterError(path, `${truePositive}, ${falsePositive}`, 'pair of shares above 0');
  }
}

/**
 * The share of right items by generation; index 0 is the start.
 * @throws ParameterError with the path and what is permitted
 */
export function runVerifierFilter(filter: VerifierFilter, seed: number): Float64Array {
  requireShareLoop('verifierFilter', filter, seed);
  requireVerifier('verifierFilter.verifier', filter.verifier);
  requireShare('verifierFilter.hallucination', filter.hallucination);
  requireShare('verifierFilter.human', filter.human);
  return runShares(filter, (c) => nextRight(filter, c), seed);
}

/** The expected share of right items after a generation: c' = m + (1 − m)(1 − h) L c / (1 + (L − 1) c), L = TPR/FPR. */
export function nextRight(
  { verifier, hallucination, human }: Omit<VerifierFilter, keyof ShareLoop>,
  c: number,
): number {
  const filtered = timesOdds(c, likelihoodRatio(verifier));
  return human + (1 - human) * (1 - hallucination) * filtered;
}

/** L = TPR/FPR. */
export function likelihoodRatio({ truePositive, falsePositive }: Verifier): number {
  return truePositive / falsePositive;
}

/** Without hallucination and human data: logit c_t = logit c_0 + t ln L (simulation.md §1.f). */
export function expectedRight(verifier: Verifier, start: number, t: number): number {
  return fromLogit(logit(start) + t * log(likelihoodRatio(verifier)));
}

/**
 * Where the share of right items settles: 1 − hL/(L − 1) if L (1 − h) > 1, else 0, without human data; with a share m of
 * it, the positive root of c = m + (1 − m)(1 − h) L c/(1 + (L − 1) c) (simulation.md §1.f).
 * @param ratio L > 0; Infinity for a filter that lets nothing wrong pass
 */
export function settledRight(ratio: number, hallucination: number, human = 0): number {
  // (1 − u) c² + b c − m u = 0 with u = 1/L has one root in [0, 1] that attracts.
  const u = 1 / ratio;
  const a = 1 - u;
  const b = u - human * a - (1 - human) * (1 - hallucination);
  const root = Math.sqrt(b * b + 4 * a * human * u);
  // Rounding may lift a share that is all but 1 above it.
  if (b > 0) return Math.min(1, (2 * human * u) / (root + b));
  if (a > 0) return Math.min(1, (root - b) / (2 * a));
  throw new ParameterError('verifierFilter', 'a loop that neither filters, forgets nor adds', 'loop that settles');
}

/** Verifier calls per kept item: 1 / (c TPR + (1 − c) FPR). */
export function callsPerKept({ truePositive, falsePositive }: Verifier, right: number): number {
  return 1 / (right * truePositive + (1 - right) * falsePositive);
}
