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
}

export type ChangeName = keyof Changes;

export const NO_CHANGES: Changes = {};

/** Share of human draws that a dyed run replaces by marker facts. */
export const DYE_SHARE = 0.1;

/**
 * The calls through which each change can reach a loop: a run that makes none of them is the same in the changed world.
 * `undefined` reaches every loop.
 */
export const REACHES: Readonly<Record<ChangeName, Calls | undefined>> = {
  evaluators: callSet('check', 'checkStep', 'tests', 'thumbs', 'review', 'audit'),
  tests: callSet('tests'),
  hints: callSet('hint'),
  verifier: callSet('check', 'checkStep'),
  self: callSet('judge', 'likelihood'),
  temperature: callSet('temperature'),
  users: callSet('thumbs'),
  texts: callSet('text'),
  belief: undefined,
  human: callSet('human', 'web'),
  names: callSet('text'),
  frontier: callSet('check', 'checkStep', 'tests', 'thumbs', 'review'),
  exam: callSet('exam'),
  volume: callSet('sample'),
};

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
