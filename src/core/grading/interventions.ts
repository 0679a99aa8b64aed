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
  /** Only what is right and sound passes the tests, and hints don't help. */
  hidden: { tests: 'hidden', hints: 'off' },
  /** Hints don't help. */
  unhinted: { hints: 'off' },
  /** The verifier turns down nothing that is right. */
  generous: { verifier: 'generous' },
  /**
   * A world without the loop's own taste: no sharpening, no opinion. Another flaw can hide what a service does, by
   * removing the same items first; here it can't.
   */
  plain: { self: 'noise', temperature: 1 },
  plainExt: { self: 'noise', temperature: 1, evaluators: 'coin' },
  plainThumbs: { self: 'noise', temperature: 1, users: 'truth' },
  plainHidden: { self: 'noise', temperature: 1, tests: 'hidden', hints: 'off' },
  /** The reward model scores by the truth. */
  gold: { reward: 'gold' },
  plainGold: { self: 'noise', temperature: 1, reward: 'gold' },
  /** Whoever audits the model's items finds all of them bad, or all of them good. */
  allBad: { audits: 'all-bad' },
  allGood: { audits: 'all-good' },
  /** On the hardest questions nobody outside knows better than a coin. */
  frontier: { frontier: 'coin' },
  /** More samples are harmful, of every class alike: what stops them? */
  harmful: { harm: 'injected' },
  /** The same where the critic notices nothing. */
  harmfulBlind: { harm: 'injected', critic: 'blind' },
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
  /** Other words for the same facts. Exact: a loop that doesn't read names runs the same. */
  permuted: { names: 'permuted' },
  /** Another exam: does the loop follow the exam's questions? */
  examTwin: { exam: 'twin' },
  /** The reward model's own labels have no taste of their own: how far did that taste carry its weights? */
  honest: { labels: 'honest' },
  /** The same where audits find nothing that would stop the loop. */
  unstopped: { audits: 'all-good' },
  unstoppedHonest: { audits: 'all-good', labels: 'honest' },
  /** From 40 % of the run on the model flatters: does the loop stop, or unlearn it? */
  shock: { shock: 'flattery' },
  /** Whatever people audit is bad: is there a pause at all? */
  alarm: { audits: 'alarm' },
  /** A shock where audits can't be expected, to charge a blind audit to its cause. */
  shockUnwatched: { shock: 'flattery', watch: 'hidden' },
  /** Ten samples instead of one: is so much lost because so little is drawn? */
  tenfold: { volume: 'tenfold' },
} as const satisfies Record<string, Changes>;

/**
 * Worlds changed from the start, in which every generation still begins with the model of the unchanged run: what differs
 * late came through memory and bank. Only run for loops that carry something on.
 */
export const LASTING_CHANGES = {
  extAlways: { evaluators: 'coin' },
  blindAlways: { critic: 'blind' },
  frontierAlways: { frontier: 'coin' },
  /** The model can't tell where it is audited. */
  unwatched: { watch: 'hidden' },
} as const satisfies Record<string, Changes>;

/** Generations that a step is followed for whatever the loop carries on: there is time to act on an audit. */
export const FOLLOWED: Readonly<Partial<Record<StepName, number>>> = { allBad: 3, allGood: 3 };

/** Steps only taken where another one changed nothing: good audits tell where bad ones are what the loop meets anyway. */
export const OTHERWISE: Readonly<Partial<Record<StepName, StepName>>> = { allGood: 'allBad' };

/** Lasting changes that also say something about loops that carry nothing on. */
export const FOR_EVERY_LOOP: ReadonlySet<LastingName> = new Set(['unwatched']);

export type LastingName = keyof typeof LASTING_CHANGES;
export type StepName = keyof typeof STEP_CHANGES;
export type WholeName = keyof typeof WHOLE_CHANGES;
