import type { Arena } from './arena.ts';

/** Calls that make items. */
export const MAKING_CALLS = ['sample', 'human', 'web'] as const;
export type MakingCall = (typeof MAKING_CALLS)[number];

/** Told of the calls in a run that make items or choose among them, while the learner's call is still running. */
export interface Trace {
  /** A generation begins. */
  generation(): void;
  made(call: MakingCall, rows: Int32Array, arena: Arena): void;
  /** A batch was narrowed down: by `filter`, `split` or `take`. */
  kept(of: Int32Array, rows: Int32Array, arena: Arena): void;
}
