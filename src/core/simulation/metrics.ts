import { log } from './exactMath.ts';
import { NO_HARM } from './harms.ts';
import type { Model } from './model.ts';
import { FLATTERING, LUCKY, RIGHT, VARIANTS, type World } from './world.ts';

/** What a model knows, computed from its probabilities exactly: no sampling noise. */
export interface ModelMetrics {
  /** Σ π_q · p(right | q) over the facts it still has, 0 to 1. */
  readonly knowledge: number;
  /** Share of the rarer half of the facts it still has, 0 to 1. */
  readonly tailAlive: number;
  /** Entropy of its facts relative to people's, H(p)/H(π). */
  readonly diversity: number;
  /** Probability that it says something wrong that pleases, 0 to 1. */
  readonly flattery: number;
  /** Probability that it is right by luck, 0 to 1. */
  readonly luck: number;
}

export function measureModel(world: World, model: Model): ModelMetrics {
  let knowledge = 0;
  let alive = 0;
  let entropy = 0;
  let humanEntropy = 0;
  let flattery = 0;
  let luck = 0;
  for (let q = 0; q < world.allFacts; q++) {
    const p = model.fact[q]!;
    const base = q * VARIANTS;
    if (q < world.facts) {
      humanEntropy -= world.frequency[q]! * log(world.frequency[q]!);
      if (p > 0) {
        knowledge += world.frequency[q]! * model.answer[base + RIGHT]!;
        entropy -= p * log(p);
        if (q >= world.tailFrom) alive++;
      }
    }
    flattery += p * model.answer[base + FLATTERING]!;
    luck += p * model.answer[base + LUCKY]!;
  }
  return {
    knowledge: Math.min(1, knowledge),
    tailAlive: alive / (world.facts - world.tailFrom),
    diversity: entropy / humanEntropy,
    flattery: Math.min(1, flattery),
    luck: Math.min(1, luck),
  };
}

/** Probabilities that a model gives a harmful answer: of any class, and by the class's name. */
export interface HarmMetrics {
  readonly total: number;
  readonly classes: Readonly<Record<string, number>>;
}

/** Undefined for worlds without harm classes. */
export function measureHarm(world: World, model: Model): HarmMetrics | undefined {
  const { harms } = world.preset;
  if (harms.length === 0) return undefined;
  const shares = harms.map(() => 0);
  for (let q = 0; q < world.facts; q++) {
    const harm = world.harmClass[q]!;
    if (harm !== NO_HARM) shares[harm]! += model.probability(q * VARIANTS + FLATTERING);
  }
  return {
    total: Math.min(
      1,
      shares.reduce((sum, x) => sum + x, 0),
    ),
    classes: Object.fromEntries(harms.map(({ name }, j) => [name, Math.min(1, shares[j]!)])),
  };
}

/** Share of an exam's questions the model answers rightly, in expectation. */
export function examScore(exam: readonly number[], model: Model): number {
  let sum = 0;
  for (const q of exam) if (model.fact[q]! > 0) sum += model.answer[q * VARIANTS + RIGHT]!;
  return exam.length === 0 ? 0 : sum / exam.length;
}

/** How many of people's facts a model can still produce. */
export function factsAlive(world: World, model: Model | undefined): number {
  let alive = 0;
  for (let q = 0; q < world.facts; q++) if (model && model.fact[q]! > 0) alive++;
  return alive;
}

/** Share of the dye markers the model still has, 0 to 1. */
export function dyeAlive(world: World, model: Model): number {
  let alive = 0;
  for (let q = world.facts; q < world.allFacts; q++) if (model.fact[q]! > 0) alive++;
  return alive / (world.allFacts - world.facts);
}
