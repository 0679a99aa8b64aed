import { exp, log } from '../simulation/exactMath.ts';
import { streamKey } from '../simulation/random.ts';
import { normalMaximum } from './bestOfN.ts';
import { normal } from './normal.ts';
import { requireNumber, requireSeed, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/**
 * A reward model with a feature it can be fooled by. With independent standard normals G (genuine) and h (the feature):
 * proxy = (G + λh)/√(1 + λ²), gold = G − κ(h² − 1). κ = 0 is merely noisy (regressional Goodhart) and never turns over.
 */
export interface ExploitableReward {
  /** λ, what the proxy gives for the feature; from 0 to 100. */
  readonly lambda: number;
  /** κ, what the feature costs; from 0 to 100. */
  readonly kappa: number;
}

/** What was picked, in standard units. */
export interface Picked {
  readonly proxy: number;
  readonly gold: number;
  /** G: gold without the price of the feature. */
  readonly genuine: number;
}

/** @throws ParameterError with the path and what is permitted */
export function requireReward({ lambda, kappa }: ExploitableReward): void {
  requireNumber('goodhart.lambda', lambda, 0, 100);
  requireNumber('goodhart.kappa', kappa, 0, 100);
}

/**
 * The best of n candidates by the proxy.
 * @param n whole, from 1 to 1 000 000
 * @throws ParameterError with the path and what is permitted
 */
export function pickBestByProxy(reward: ExploitableReward, n: number, seed: number): Picked {
  requireReward(reward);
  requireWhole('goodhart.n', n, 1, 1_000_000);
  requireSeed('goodhart.seed', seed);
  const genuine = streamKey(seed, 0, KERNEL_STREAM.candidate);
  const features = streamKey(seed, 0, KERNEL_STREAM.exploit);
  let best = -Infinity;
  let picked = { g: 0, h: 0 };
  for (let i = 0; i < n; i++) {
    const g = normal(genuine, i);
    const h = normal(features, i);
    const score = g + reward.lambda * h;
    if (score <= best) continue;
    best = score;
    picked = { g, h };
  }
  return scored(reward, picked.g, picked.h);
}

/**
 * A draw of the policy that maximises the proxy at a divergence of d² nats (exponential tilting): the proxy is shifted by
 * √2 d, what is orthogonal to it stays.
 * @param d √KL, from 0 to 10
 */
export function drawTilted(reward: ExploitableReward, d: number, seed: number): Picked {
  requireReward(reward);
  requireNumber('goodhart.d', d, 0, 10);
  requireSeed('goodhart.seed', seed);
  const { lambda } = reward;
  const scale = Math.sqrt(1 + lambda * lambda);
  const proxy = Math.SQRT2 * d + normal(streamKey(seed, 0, KERNEL_STREAM.candidate), 0);
  const other = normal(streamKey(seed, 0, KERNEL_STREAM.exploit), 0);
  return scored(reward, (proxy - lambda * other) / scale, (lambda * proxy + other) / scale);
}

function scored({ lambda, kappa }: ExploitableReward, g: number, h: number): Picked {
  return { proxy: (g + lambda * h) / Math.sqrt(1 + lambda * lambda), gold: g - kappa * (h * h - 1), genuine: g };
}

/** E proxy, gold and genuine of the best of n (simulation.md §1.e), from E max and E max² of n normals. */
export function expectedBestByProxy({ lambda, kappa }: ExploitableReward, n: number): Picked {
  const { mean, square } = normalMaximum(n);
  const variance = 1 + lambda * lambda;
  const genuine = mean / Math.sqrt(variance);
  return { proxy: mean, gold: genuine - ((kappa * lambda * lambda) / variance) * (square - 1), genuine };
}

/** R = d (α − β d): best-of-n of Gao, Schulman & Hilton, ICML 2023, arXiv:2210.10760; d = √KL. */
export interface BestOfNForm {
  readonly alpha: number;
  readonly beta: number;
}

/** E gold under tilting is exactly Gao's best-of-n form with α = √2/√(1 + λ²), β = 2κλ²/(1 + λ²). */
export function tiltingForm({ lambda, kappa }: ExploitableReward): BestOfNForm {
  const variance = 1 + lambda * lambda;
  return { alpha: Math.SQRT2 / Math.sqrt(variance), beta: (2 * kappa * lambda * lambda) / variance };
}

export function bestOfNReward({ alpha, beta }: BestOfNForm, d: number): number {
  return d * (alpha - beta * d);
}

/** Where the best-of-n form turns over: d* = α/2β, R* = α²/4β. */
export function bestOfNPeak({ alpha, beta }: BestOfNForm): { d: number; reward: number } {
  return { d: alpha / (2 * beta), reward: (alpha * alpha) / (4 * beta) };
}

/** R = d (α − β ln d), the same paper's form for reinforcement learning: empirical, the tilting world doesn't make it. */
export function reinforcementReward({ alpha, beta }: BestOfNForm, d: number): number {
  return d === 0 ? 0 : d * (alpha - beta * log(d));
}

/** Where that form turns over: d* = e^{α/β − 1}, R* = β d*. */
export function reinforcementPeak({ alpha, beta }: BestOfNForm): { d: number; reward: number } {
  const d = exp(alpha / beta - 1);
  return { d, reward: beta * d };
}

/**
 * Public best-of-n refits with open models, by preference pairs the reward model was trained on, in standardised units
 * (README of rush-srik/Overoptimization-Repro).
 */
export const PUBLIC_BEST_OF_N_FITS = {
  500: { alpha: 0.386, beta: 0.136 },
  1000: { alpha: 0.461, beta: 0.123 },
  4000: { alpha: 0.616, beta: 0.121 },
  8000: { alpha: 0.741, beta: 0.118 },
  60000: { alpha: 0.913, beta: 0.122 },
} as const satisfies Record<number, BestOfNForm>;
