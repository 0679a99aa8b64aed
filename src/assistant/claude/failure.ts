/** Why a request brought no whole answer. Data, because it crosses from the SDK's bundle into ours. */
export type Failure =
  /** The service said no: before it answered, or (without a status) in the midst of its answer. */
  | {
      readonly kind: 'refused';
      readonly status?: number;
      readonly type: string;
      readonly message: string;
      /** Seconds. */
      readonly retryAfter?: number;
    }
  /** No connection, or none any more before the answer began. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** The answer stopped in the middle. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'malformed' }
  /** Nothing came for too long. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'stopped' };

const passing = new Set(['overloaded_error', 'api_error', 'rate_limit_error', 'timeout_error']);

/** Whether the same request may well work in a moment. */
export function passes(failure: Failure): boolean {
  if (failure.kind !== 'refused') return false;
  const { status, type } = failure;
  return status === undefined
    ? passing.has(type)
    : status === 429 || status === 529 || [500, 502, 503, 504].includes(status);
}
