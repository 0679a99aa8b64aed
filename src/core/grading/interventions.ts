import type { Changes } from '../simulation/changes.ts';

/**
 * Worlds changed in one generation only: up to there every draw is that of the unchanged run, so whatever differs in
 * that generation's training set is the effect of the change.
 */
export const STEP_CHANGES = {
  /** Verifier, tests and users become coins. */
  ext: { evaluators: 'coin' },
  /** The model's own judgement becomes noise. */
  self: { self: 'noise' },
  /** Nothing can be matched or counted across samples. */
  agree: { texts: 'salted' },
  /** Sampling is not sharpened. */
  temp1: { temperature: 1 },
  /** Approval follows the truth. */
  thumbs: { users: 'truth' },
  /**
   * A world without the loop's own taste: no sharpening, no opinion. Another flaw can hide what a service does, by
   * removing the same items first; here it can't.
   */
  plain: { self: 'noise', temperature: 1 },
  plainExt: { self: 'noise', temperature: 1, evaluators: 'coin' },
  plainThumbs: { self: 'noise', temperature: 1, users: 'truth' },
  /** A false belief is planted: does the loop keep it, with and without the model's own say? */
  plant: { belief: 'planted' },
  plantSelf: { belief: 'planted', self: 'noise' },
  plantAgree: { belief: 'planted', texts: 'salted' },
} as const satisfies Record<string, Changes>;

/** Worlds changed for the whole run, where the question is about the whole run. */
export const WHOLE_CHANGES = {
  /** Marker facts in the human data show what becomes of it. */
  dye: { human: 'dyed' },
  /** The same with the other causes of loss repaired, to charge a symptom to its cause. */
  dyeRepaired: { human: 'dyed', temperature: 1, self: 'noise' },
} as const satisfies Record<string, Changes>;

/**
 * Worlds changed from the start, in which every generation still begins with the model of the unchanged run: what differs
 * late came through memory and bank. Only run for loops that carry something on.
 */
export const LASTING_CHANGES = {
  extAlways: { evaluators: 'coin' },
} as const satisfies Record<string, Changes>;

export type LastingName = keyof typeof LASTING_CHANGES;
export type StepName = keyof typeof STEP_CHANGES;
export type WholeName = keyof typeof WHOLE_CHANGES;
