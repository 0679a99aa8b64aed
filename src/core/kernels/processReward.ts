import { pow } from '../simulation/exactMath.ts';
import { streamKey, subKey, uniform } from '../simulation/random.ts';
import { requireSeed, requireShare, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';
import { requireVerifier, type Verifier } from './verifierFilter.ts';

/** Chains of steps. A chain is sound if every step is right; an unsound one may still reach the right answer. */
export interface Chains {
  /** k, from 1 to 1000. */
  readonly steps: number;
  /** p, chance that a step is right. */
  readonly stepAccuracy: number;
  /** g, chance that an unsound chain reaches the right answer. */
  readonly luck: number;
}

/** What each way to choose among N candidates found. */
export interface Choice {
  /** Some candidate had the right answer: outcome reward, best of N. */
  readonly answered: boolean;
  /** The first candidate with the right answer is sound, too. */
  readonly answeredSoundly: boolean;
  /** Some candidate is sound: a process reward that reranks whole chains. */
  readonly reranked: boolean;
  /** Every step had a right one among N: process-guided search, with the same number of steps. */
  readonly searched: boolean;
}

/** @throws ParameterError with the path and what is permitted */
export function requireChains({ steps, stepAccuracy, luck }: Chains): void {
  requireWhole('processReward.steps', steps, 1, 1000);
  requireShare('processReward.stepAccuracy', stepAccuracy);
  requireShare('processReward.luck', luck);
}

/**
 * Chooses among N candidate chains with perfect verifiers.
 * @param n from 1 to 10 000
 * @throws ParameterError with the path and what is permitted
 */
export function chooseChain(chains: Chains, n: number, seed: number): Choice {
  requireChains(chains);
  requireWhole('processReward.n', n, 1, 10_000);
  requireSeed('processReward.seed', seed);
  const { steps, stepAccuracy, luck } = chains;
  const keys = streamKey(seed, 0, KERNEL_STREAM.step);
  const lucky = streamKey(seed, 0, KERNEL_STREAM.luck);
  const stepFound = new Uint8Array(steps);
  let answered = false;
  let answeredSoundly = false;
  let reranked = false;
  for (let i = 0; i < n; i++) {
    const key = subKey(keys, i);
    let sound = true;
    for (let step = 0; step < steps; step++) {
      if (uniform(key, step) < stepAccuracy) stepFound[step] = 1;
      else sound = false;
    }
    if (!answered && (sound || uniform(lucky, i) < luck)) {
      answered = true;
      answeredSoundly = sound;
    }
    reranked ||= sound;
  }
  return { answered, answeredSoundly, reranked, searched: stepFound.every((found) => found === 1) };
}

/** One chain and what imperfect verifiers say of it. */
export interface CheckedChain {
  readonly sound: boolean;
  /** The step verifier passes every step. */
  readonly stepsPass: boolean;
  /** The answer verifier passes the answer. */
  readonly answerPasses: boolean;
}

/**
 * @param steps checks each step, `answers` the answer
 * @throws ParameterError with the path and what is permitted
 */
export function checkChain(
  chains: Chains,
  verifiers: { steps: Verifier; answers: Verifier },
  seed: number,
): CheckedChain {
  requireChains(chains);
  requireVerifier('processReward.verifiers.steps', verifiers.steps);
  requireVerifier('processReward.verifiers.answers', verifiers.answers);
  requireSeed('processReward.seed', seed);
  const key = streamKey(seed, 0, KERNEL_STREAM.step);
  const checks = streamKey(seed, 0, KERNEL_STREAM.check);
  const passes = (verifier: Verifier, right: boolean, event: number): boolean =>
    uniform(checks, event) < (right ? verifier.truePositive : verifier.falsePositive);
  let sound = true;
  let stepsPass = true;
  for (let step = 0; step < chains.steps; step++) {
    const right = uniform(key, step) < chains.stepAccuracy;
    sound &&= right;
    stepsPass &&= passes(verifiers.steps, right, step);
  }
  const right = sound || uniform(streamKey(seed, 0, KERNEL_STREAM.luck), 0) < chains.luck;
  return { sound, stepsPass, answerPasses: passes(verifiers.answers, right, chains.steps) };
}

// Closed forms of simulation.md §1.j. Lightman et al. 2023 compare the two rewards; process rewards aren't always better
// (arXiv:2510.00492, arXiv:2501.07301).

/** p^k. */
export function soundShare({ steps, stepAccuracy }: Chains): number {
  return pow(stepAccuracy, steps);
}

/** P(right answer) = p^k + (1 − p^k) g. */
export function rightShare(chains: Chains): number {
  const sound = soundShare(chains);
  return sound + (1 - sound) * chains.luck;
}

/** The chances of each way to choose among N candidates with perfect verifiers. */
export function expectedChoice(chains: Chains, n: number): Readonly<Record<keyof Choice, number>> {
  const sound = soundShare(chains);
  const right = rightShare(chains);
  const answered = 1 - pow(1 - right, n);
  return {
    answered,
    answeredSoundly: right === 0 ? 0 : (answered * sound) / right,
    reranked: 1 - pow(1 - sound, n),
    searched: pow(1 - pow(1 - chains.stepAccuracy, n), chains.steps),
  };
}

/** What an imperfect verifier lets through. */
export interface Acceptance {
  /** Share of sound chains among the accepted. */
  readonly precision: number;
  /** Chains to write for one that is accepted. */
  readonly samplesPerAccept: number;
}

/** A step verifier that must pass every step. */
export function processAcceptance(chains: Chains, verifier: Verifier): Acceptance {
  const { steps: k, stepAccuracy: p } = chains;
  const sound = pow(p * verifier.truePositive, k);
  const all = pow(p * verifier.truePositive + (1 - p) * verifier.falsePositive, k);
  return { precision: sound / all, samplesPerAccept: 1 / all };
}

/** An answer verifier, which can't tell luck from reasoning. */
export function outcomeAcceptance(chains: Chains, verifier: Verifier): Acceptance {
  const right = rightShare(chains);
  const all = right * verifier.truePositive + (1 - right) * verifier.falsePositive;
  return { precision: (soundShare(chains) * verifier.truePositive) / all, samplesPerAccept: 1 / all };
}
