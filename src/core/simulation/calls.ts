/** What a learner's code can call or read, as far as a flaw may be blamed on it or a changed world falsifies it. */
export const CALLS = [
  'sample',
  /** Sampling at another temperature than 1. */
  'temperature',
  /** Sampling with the answer given away. */
  'hint',
  'human',
  'check',
  'tests',
  'thumbs',
  'judge',
  'likelihood',
  /** Reading an item's words. */
  'text',
  /** Naming a topic. */
  'topic',
  'reward',
  'refresh',
  'audit',
  'review',
  'web',
  'detector',
  'exam',
  /** Reading the model's score on the exam. */
  'report',
  'revise',
  /** Judging or revising under a principle. */
  'principle',
  'checkStep',
] as const;
export type CallName = (typeof CALLS)[number];

/** A set of calls, one bit each. */
export type Calls = number;

export const CALL = Object.fromEntries(CALLS.map((name, i) => [name, 1 << i])) as Readonly<Record<CallName, Calls>>;

/** The name of a set of one call. */
export const nameOfCall = (call: Calls): CallName => CALLS[31 - Math.clz32(call)]!;

export const callSet = (...names: readonly CallName[]): Calls => names.reduce((set, name) => set | CALL[name], 0);
