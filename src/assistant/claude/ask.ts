import { say } from '../../core/base/say.ts';
import type { Piece } from '../briefing.ts';
import { passes, type Failure } from './failure.ts';
import type { Ledger, Outcome } from './ledger.ts';
import { costOf, estimateTokens, mostCostOf, type Usage } from './models.ts';
import { noLedger, overBudget, problemOf, type Problem } from './problems.ts';
import { Reply } from './reply.ts';
import type { Request, stream } from './sdk.ts';
import type { AssistantSettings } from './settings.ts';
import { withinBudget, type Settle, type Spending } from './spending.ts';

/** How questions get to the service. */
export interface Line {
  readonly key: string;
  readonly settings: AssistantSettings;
  /** Loads the SDK's bundle, when the first question needs it. */
  readonly load: () => Promise<{ readonly stream: typeof stream }>;
  readonly spending: Spending;
  readonly ledger: Ledger;
  /** Waits, unless it is called off. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** How long nothing may come before a question is called off, in milliseconds. */
  readonly patience: number;
}

/** How often a request is tried again, and how many seconds that may take together. */
const RETRIES = 3;
const WAITS = 30;

/** What came of a request: a whole reply, why there is none, or that the learner called it off. */
export type Answer = Reply | Problem | 'stopped';

/** Sends a request, again where the service was overloaded, and passes on the text as it comes. */
export async function* ask(
  line: Line,
  request: Request,
  files: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Piece, Answer> {
  let waited = 0;
  for (let attempt = 0; ; attempt++) {
    let settle: Settle | undefined;
    try {
      const most = mostCostOf(request.model, expectedOf(request));
      settle = await withinBudget(line.spending, most, line.settings.dailyBudget);
    } catch (error) {
      return noLedger(error instanceof Error ? error.message : String(error));
    }
    if (!settle) return overBudget(line.settings.dailyBudget);
    const { reply, failure } = yield* once(line, request, files, settle, signal);
    if (!failure) return reply;
    if (failure.kind === 'stopped') return 'stopped';
    const seconds = failure.kind === 'refused' ? (failure.retryAfter ?? 2 ** attempt) : 0;
    const again = passes(failure) && reply.text === '' && attempt < RETRIES && waited + seconds <= WAITS;
    if (!again) return problemOf(failure, request.model);
    waited += seconds;
    yield { kind: 'wait', words: say('Claude is busy. Trying again in {n} seconds.', { n: Math.ceil(seconds) }) };
    // Not all at the same moment.
    await line.pause(seconds * 1000 * (1 + Math.random() / 4), signal);
    if (signal.aborted) return 'stopped';
  }
}

/** What a request is expected to take: counted here, and rather too much. Nothing of it may be in the cache. */
export const expectedOf = (request: Request): Usage => ({
  input: 0,
  cacheWrite: estimateTokens(JSON.stringify(request)),
  cacheRead: 0,
  output: request.max_tokens,
});

interface Attempt {
  readonly reply: Reply;
  readonly failure?: Failure;
}

async function* once(
  line: Line,
  request: Request,
  files: readonly string[],
  settle: Settle,
  signal: AbortSignal,
): AsyncGenerator<Piece, Attempt> {
  const { model } = request;
  const expected = expectedOf(request);
  const reply = new Reply();
  const idle = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      idle.abort();
    }, line.patience);
  };
  let close: ((outcome: Outcome) => void) | undefined;
  const onSend = (url: string, body: string): void => {
    const expectedCost = costOf(model, expected);
    close = line.ledger.record({ model, url, body, files, expected, expectedCost });
  };
  // Where the reader goes away, this is what became of it.
  let failure: Failure | undefined = { kind: 'stopped' };
  try {
    const { stream } = await line.load();
    const connection = { apiKey: line.key, baseUrl: line.settings.baseUrl, onSend };
    failure = undefined;
    let events = 0;
    watch();
    for await (const event of stream(connection, request, AbortSignal.any([signal, idle.signal]))) {
      watch();
      events++;
      if ('failure' in event) {
        failure = event.failure.kind === 'stopped' ? silenceOf(signal, idle.signal, events) : event.failure;
        break;
      }
      const text = reply.take(event.event);
      if (text === undefined) {
        failure = { kind: 'malformed' };
        break;
      }
      if (text !== '') {
        failure = { kind: 'stopped' };
        yield { kind: 'text', text };
        failure = undefined;
      }
    }
    // An aborted stream ends without a word.
    if (!failure && reply.stop === undefined) failure = silenceOf(signal, idle.signal, events);
    return failure ? { reply, failure } : { reply };
  } finally {
    clearTimeout(timer);
    const usage = usageOf(reply, failure);
    const charged =
      usage ??
      (failure && failure.kind !== 'refused' && failure.kind !== 'unreachable' && close
        ? { ...expected, output: 0 }
        : undefined);
    close?.({
      state: failure ? (failure.kind === 'stopped' ? 'stopped' : 'failed') : 'answered',
      ...(usage ? { usage, cost: costOf(model, usage) } : {}),
    });
    // The budget was kept to before: where this can't be written, the higher amount that was set aside stays.
    await settle(charged ? mostCostOf(model, charged) : 0).catch(() => undefined);
  }
}

/** Why nothing more comes, where nobody says. */
function silenceOf(stopped: AbortSignal, idle: AbortSignal, events: number): Failure {
  if (stopped.aborted) return { kind: 'stopped' };
  if (idle.aborted) return { kind: 'silent' };
  return { kind: events > 0 ? 'cut' : 'malformed' };
}

/** What the service counted; of an answer that broke off it had not counted the output yet. */
function usageOf(reply: Reply, failure: Failure | undefined): Usage | undefined {
  const { usage } = reply;
  if (!usage || !failure) return usage;
  return { ...usage, output: Math.max(usage.output, estimateTokens(reply.text)) };
}
