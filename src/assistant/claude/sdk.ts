import { BaseAnthropic } from '@anthropic-ai/sdk/client';
import { APIConnectionError, APIError, APIUserAbortError } from '@anthropic-ai/sdk/core/error';
import { Messages, type MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages/messages';
import type { Failure } from './failure.ts';

/**
 * The only file that reaches the SDK; a bundle of its own (`dist/claude.cjs`), loaded with the first question. It has the
 * SDK's core and its Messages, not the hundred resources beside them. Nothing is thrown across: failures are values.
 */
export interface Connection {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Told of each request when it leaves: its body is exactly what the server receives. */
  readonly onSend?: (url: string, body: string) => void;
}

export type Request = MessageCreateParamsStreaming;

/** The events of one answer as they come, unread; a failure is the last. */
export type Event = { readonly event: unknown } | { readonly failure: Failure };

/** Sends one request and streams the answer. It isn't tried again here: how often, and what that costs, is the caller's. */
export async function* stream(connection: Connection, request: Request, signal: AbortSignal): AsyncGenerator<Event> {
  let began = false;
  try {
    const answer = await new Messages(clientFor(connection)).create(request, { signal });
    began = true;
    for await (const event of answer) yield { event };
  } catch (error) {
    yield { failure: signal.aborted ? { kind: 'stopped' } : failureOf(error, began) };
  }
}

/** Whether the service knows the key and the model: a failure, where it doesn't. Nothing else is sent. */
export async function findModel(
  connection: Connection,
  model: string,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  try {
    await clientFor(connection).get(`/v1/models/${encodeURIComponent(model)}`, { signal });
    return undefined;
  } catch (error) {
    return signal.aborted ? { kind: 'stopped' } : failureOf(error, false);
  }
}

/** Nothing of the environment's steers it: neither another key, nor another address, nor a log. */
function clientFor({ apiKey, baseUrl, onSend }: Connection): BaseAnthropic {
  return new BaseAnthropic({
    apiKey,
    baseURL: baseUrl,
    fetch: (input, init) => {
      onSend?.(
        input instanceof globalThis.Request ? input.url : String(input),
        typeof init?.body === 'string' ? init.body : '',
      );
      return fetch(input, init);
    },
    maxRetries: 0,
    logLevel: 'off',
    openTelemetry: false,
    // A key must not follow where another server points.
    fetchOptions: { redirect: 'error' },
  });
}

function failureOf(error: unknown, began: boolean): Failure {
  if (error instanceof APIUserAbortError) return { kind: 'stopped' };
  if (error instanceof APIConnectionError) return { kind: 'unreachable', code: codeOf(error) };
  if (error instanceof APIError) return refusal(error as APIError);
  if (error instanceof SyntaxError) return { kind: 'malformed' };
  return began ? { kind: 'cut' } : { kind: 'unreachable', code: codeOf(error) };
}

function refusal({ status, type, error, message, headers }: APIError): Failure {
  const told = (error as { readonly error?: { readonly message?: unknown } } | undefined)?.error?.message;
  const after = Number(headers?.get('retry-after') ?? Number.NaN);
  return {
    kind: 'refused',
    type: type ?? '',
    message: typeof told === 'string' ? told : message,
    ...(status === undefined ? {} : { status }),
    ...(Number.isFinite(after) && after >= 0 ? { retryAfter: after } : {}),
  };
}

/** What the system calls the trouble, such as `ENOTFOUND`: it stands at the end of a chain of causes. */
function codeOf(error: unknown): string {
  let code = '';
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') code = at.code;
  }
  return code;
}
