import type { Span } from '../core/base/result.ts';
import type { CodeKind } from './codeKind.ts';

/** A pipeline ready to run, as plain data: it crosses to the guest thread. */
export interface Compiled {
  /**
   * JavaScript with every line of the source, without comments, imports and `export`. Columns are the source's too, but
   * behind a constructor's assignments of its parameter properties.
   */
  readonly code: string;
  /** What it is for. */
  readonly kind: CodeKind;
  /** The local names of what the module exports: the function that the lab asks for, and `memory`. */
  readonly entry: string;
  readonly memory: string | undefined;
  readonly places: Places;
}

/** Places in the source that a message may point at. */
export interface Places {
  /** The name of the exported function that the lab asks for. */
  readonly entry: Span;
  /** The last `return` of that function itself, or the body of an arrow without braces. */
  readonly lastReturn: Span | undefined;
  /** By the position (`line:column`) at which V8 reports a call or an assignment: the whole of it. */
  readonly spots: ReadonlyMap<string, Span>;
  /** By the position of a property: the whole expression that reads it, such as `item.text`. */
  readonly reads: ReadonlyMap<string, Span>;
  /** Throws of something other than a new error: such a value doesn't know where it came from. */
  readonly bareThrows: readonly Span[];
  /** Loops, inner ones first: where each stands, and its first line for showing. */
  readonly loops: readonly Loop[];
}

export interface Loop {
  readonly all: Span;
  readonly head: Span;
  /** Whether it ends by itself: over a list. */
  readonly bounded: boolean;
}
