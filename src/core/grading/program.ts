import type { Span } from '../base/result.ts';

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

export { ContractError, inTheirWords } from '../simulation/contractError.ts';
export type { Program } from '../simulation/run.ts';
