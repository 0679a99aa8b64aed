import type { Span } from '../base/result.ts';

/** A learner's module, evaluated. Values come from untrusted code: nothing about them is taken for granted. */
export interface Program {
  /** `export function step(g, memory)`; checked to be a function before grading starts. */
  readonly step: (g: unknown, memory: unknown) => unknown;
  /** `export const memory`, or undefined. */
  readonly memory: unknown;
}

/** A position in the learner's source, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What the grader may ask about the learner's source, to point at it. */
export interface SourceView {
  /** Where in the learner's code the call happens that is running right now. Costs microseconds; undefined if unknown. */
  callSite(): Position | undefined;
  /** The whole call expression that `callSite` pointed at. */
  callSpan(at: Position): Span | undefined;
  /** The last `return` of `step` itself (not of functions inside it), or the body of an arrow without braces. */
  returnSpan(): Span | undefined;
}

/**
 * The learner broke the contract in a way that isn't an exception of their own: a returned value that isn't a batch, an
 * empty training set, a service used wrongly. `at` says which place to point at.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly at: 'call' | 'return';
  readonly hint: string | undefined;
  constructor(message: string, at: 'call' | 'return', hint?: string) {
    super(message);
    this.at = at;
    this.hint = hint;
  }
}
