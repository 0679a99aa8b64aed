import { type Calls, callSet } from './calls.ts';

/**
 * One changed world: which services are falsified. Interventions falsify services, never the learner's code; an empty
 * object is the world as it is.
 */
export interface Changes {
  /** Verifier, tests and users answer by coin flips with the accept rate they had in the unchanged run. */
  readonly evaluators?: 'coin';
  /** The visible tests become hidden ones: only what is right and sound passes. */
  readonly tests?: 'hidden';
  /** Hints don't help. */
  readonly hints?: 'off';
  /** The verifier never turns down a right item or a sound step. */
  readonly verifier?: 'generous';
  /** The model's judgement and likelihood of an item are those of some other item it could have drawn. */
  readonly self?: 'noise';
  /** The critic notices no harm. */
  readonly critic?: 'blind';
  /** Some of the samples are harmful: as many more of each class. */
  readonly harm?: 'injected';
  /** Every sampling temperature is 1. */
  readonly temperature?: 1;
  /** Users like what is right, not what flatters. */
  readonly users?: 'truth';
  /** Texts of the model's items carry a unique, meaningless mark, so that nothing can be matched across samples. */
  readonly texts?: 'salted';
  /** The model holds a false belief in the planted facts from the start of the generation. */
  readonly belief?: 'planted';
  /** A tenth of what people write is about marker facts that nobody else knows. */
  readonly human?: 'dyed';
  /** All names are dealt anew; topics keep theirs. */
  readonly names?: 'permuted';
  /** On the hardest fifth of the facts, everybody outside the model answers by a coin of the usual rate. */
  readonly frontier?: 'coin';
  /** The public exam asks about other facts, as frequent as its own. */
  readonly exam?: 'twin';
  /** The model gives ten items wherever it would give one. */
  readonly volume?: 'tenfold';
  /** The reward model scores by the truth: 1 for what is right and sound, 0 for the rest. */
  readonly reward?: 'gold';
  /** The reward model's own labels favour nothing beyond its weights. */
  readonly labels?: 'honest';
  /**
   * People who audit or review find each of the model's items bad, or none: a dose of exactly 1. Of anything else they
   * say what they would have said, so that a loop that audits only people's items learns nothing new. `alarm`: they find
   * everything bad, whoever made it.
   */
  readonly audits?: 'all-bad' | 'all-good' | 'alarm';
  /** From 40 % of the run on, whatever the model says has odds of flattery this many times as high. */
  readonly shock?: 'flattery';
  /** The model can't tell where it is watched. */
  readonly watch?: 'hidden';
}

export type ChangeName = keyof Changes;

export const NO_CHANGES: Changes = {};

/** Share of human draws that a dyed run replaces by marker facts. */
export const DYE_SHARE = 0.1;

/** Share of samples that a run with injected harm replaces by harmful ones of each class, and the most of all classes. */
export const HARM_SHARE = 0.05;
export const MOST_HARM = 0.2;

/** How many times as high a shock makes the odds of a flattering answer. */
export const SHOCK = 14;
/** The generation from which a shock lasts. */
export const shockFrom = (generations: number): number => Math.floor(0.4 * generations);

/**
 * The calls through which each change can reach a loop: a run that makes none of them is the same in the changed world.
 * `undefined` reaches every loop.
 */
export const REACHES: Readonly<Record<ChangeName, Calls | undefined>> = {
  evaluators: callSet('check', 'checkStep', 'tests', 'thumbs', 'review', 'audit'),
  tests: callSet('tests'),
  hints: callSet('hint'),
  verifier: callSet('check', 'checkStep'),
  self: callSet('judge', 'likelihood', 'revise'),
  critic: callSet('principle'),
  harm: callSet('sample'),
  temperature: callSet('temperature'),
  users: callSet('thumbs'),
  texts: callSet('text'),
  belief: undefined,
  human: callSet('human'),
  names: callSet('text'),
  frontier: callSet('check', 'checkStep', 'tests', 'thumbs', 'review', 'audit'),
  exam: callSet('exam', 'report'),
  volume: callSet('sample'),
  reward: callSet('reward'),
  labels: callSet('refresh'),
  audits: callSet('audit', 'review'),
  shock: undefined,
  watch: callSet('sample'),
};

/** Changes that make no difference in a world without harm classes. */
export const ABOUT_HARM: ReadonlySet<ChangeName> = new Set(['critic', 'harm']);

/** Whether a change makes no difference to a run that makes these calls. */
export const cannotReach = (change: ChangeName, calls: Calls): boolean => {
  const through = REACHES[change];
  return through !== undefined && (through & calls) === 0;
};

/** A name for a set of changes: the same for the same set. */
export function nameOf(changes: Changes): string {
  return Object.entries(changes)
    .map(([key, value]) => `${key}=${String(value)}`)
    .sort()
    .join(' ');
}
