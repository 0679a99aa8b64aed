/** What a person is told when something expected goes wrong: what happened, where, and how to mend it. */
export interface Problem {
  /** Stable machine name, e.g. `pack.missing-file`. */
  readonly code: string;
  readonly message: string;
  readonly where?: { readonly file?: string } & Partial<Span>;
}

/** A piece of source text. Lines and columns count from 1; the end is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Expected outcomes are values; exceptions mean bugs. */
export type Result<T, P = Problem> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

export const succeed = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <P>(problem: P): Result<never, P> => ({ ok: false, problem });
