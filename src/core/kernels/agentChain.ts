import { pow } from '../simulation/exactMath.ts';
import { streamKey, uniform } from '../simulation/random.ts';
import { ParameterError, requireNumber, requireSeed, requireShare, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/** An agent that imitates demonstrations along a path. */
export interface Imitation {
  /** T, steps of the task, from 1 to 100 000. */
  readonly steps: number;
  /** ε, chance to leave the path at a step. */
  readonly error: number;
  /** r, chance to find back at a step; 0 for one that never saw a recovery. */
  readonly recovery: number;
}

function requireImitation({ steps, error, recovery }: Imitation): void {
  requireWhole('imitation.steps', steps, 1, 100_000);
  requireShare('imitation.error', error);
  requireShare('imitation.recovery', recovery);
}

/**
 * Whether the agent is off the path (1) after each step; index 0 is the start, on the path.
 * @throws ParameterError with the path and what is permitted
 */
export function runImitation(imitation: Imitation, seed: number): Uint8Array {
  requireImitation(imitation);
  requireSeed('imitation.seed', seed);
  const key = streamKey(seed, 0, KERNEL_STREAM.path);
  const off = new Uint8Array(imitation.steps + 1);
  for (let t = 1; t <= imitation.steps; t++) {
    const u = uniform(key, t);
    off[t] = Number(off[t - 1] === 1 ? u >= imitation.recovery : u < imitation.error);
  }
  return off;
}

/** P(off the path after t steps): (ε/λ)[1 − (1 − λ)^t], λ = ε + r. */
export function offPath({ error, recovery }: Omit<Imitation, 'steps'>, t: number): number {
  const lambda = error + recovery;
  return lambda === 0 ? 0 : (error / lambda) * (1 - power(1 - lambda, t));
}

/**
 * J, expected steps off the path: (ε/λ)[T − (1 − (1 − λ)^T)(1 − λ)/λ]. About εT²/2 without recovery, εT/(r + ε) with it
 * (Ross & Bagnell 2010; simulation.md §1.l).
 */
export function expectedStepsOff(imitation: Imitation): number {
  requireImitation(imitation);
  const { steps, error, recovery } = imitation;
  const lambda = error + recovery;
  if (lambda === 0) return 0;
  return (error / lambda) * (steps - ((1 - power(1 - lambda, steps)) * (1 - lambda)) / lambda);
}

/** x^t for a whole t ≥ 0 and any x in [−1, 1]. */
function power(x: number, t: number): number {
  const size = x === 0 ? Number(t === 0) : pow(Math.abs(x), t);
  return x < 0 && t % 2 === 1 ? -size : size;
}

/** P(no example of an error in n demonstrations of c calls) = (1 − e)^(n c). */
export function noErrorExample(errorRate: number, demonstrations: number, calls: number): number {
  requireShare('demonstrations.errorRate', errorRate);
  requireWhole('demonstrations.number', demonstrations, 0, 1e9);
  requireWhole('demonstrations.calls', calls, 0, 1e6);
  return power(1 - errorRate, demonstrations * calls);
}

/** The order-lookup agent of M8 Lab 3: what it does after a tool call, which fails now and then. */
export interface OrderLookup {
  /** e, chance that the tool fails; below 1. */
  readonly failure: number;
  /** q, chance of success once the order is found. */
  readonly success: number;
  /** r, chance to try again after a failure. */
  readonly retry: number;
  /** x, chance to hand over to a person after a failure: safe, a success. Otherwise it makes the answer up. */
  readonly escalate: number;
}

export type LookupEnd = 'answered' | 'answered wrongly' | 'escalated' | 'made up';

function requireLookup({ failure, success, retry, escalate }: OrderLookup): void {
  requireNumber('orderLookup.failure', failure, 0, 0.999);
  requireShare('orderLookup.success', success);
  requireShare('orderLookup.retry', retry);
  requireShare('orderLookup.escalate', escalate);
  if (retry + escalate > 1 + 1e-12) {
    throw new ParameterError('orderLookup.retry + escalate', retry + escalate, 'share from 0 to 1');
  }
}

/**
 * One episode: how it ended and how many calls it made.
 * @throws ParameterError with the path and what is permitted
 */
export function runLookup(agent: OrderLookup, seed: number): { end: LookupEnd; calls: number } {
  requireLookup(agent);
  requireSeed('orderLookup.seed', seed);
  const tool = streamKey(seed, 0, KERNEL_STREAM.tool);
  const actions = streamKey(seed, 0, KERNEL_STREAM.action);
  for (let calls = 1; ; calls++) {
    const action = uniform(actions, calls);
    if (uniform(tool, calls) >= agent.failure) {
      return { end: action < agent.success ? 'answered' : 'answered wrongly', calls };
    }
    if (action >= agent.retry) return { end: action < agent.retry + agent.escalate ? 'escalated' : 'made up', calls };
  }
}

/** P_ok = [(1 − e) q + e x] / (1 − e r) (simulation.md §1.q). */
export function lookupSuccess(agent: OrderLookup): number {
  requireLookup(agent);
  const { failure, success, retry, escalate } = agent;
  return ((1 - failure) * success + failure * escalate) / (1 - failure * retry);
}

/** Episodes of each of two agents until their success rates differ by three standard errors. */
export function episodesToTellApart(a: number, b: number): number {
  const mean = (a + b) / 2;
  return (2 * 9 * mean * (1 - mean)) / (a - b) ** 2;
}
