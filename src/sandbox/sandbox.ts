import { say } from '../core/base/say.ts';
import { PATIENCE } from '../core/grading/limits.ts';
import { withMeasures } from '../core/grading/ownMeasures.ts';
import type { Fault, Verdict } from '../core/grading/verdict.ts';
import { type GradeRequest, workerReplySchema } from '../protocol/worker.ts';
import { WorkerProcess } from './workerProcess.ts';

/** What became of a run. Exactly one of these. */
export type Outcome =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'cancelled' };

export interface RunHandlers {
  readonly onProgress?: (seedsDone: number, seedsMax: number) => void;
  /** What four seeds say, while the rest still run. */
  readonly onProvisional?: (verdict: Verdict) => void;
}

export interface SandboxOptions {
  /** The worker's bundle; its guest lies beside it. */
  readonly workerPath: string;
  readonly log?: (line: string) => void;
  /** Whether to keep a started process ready for the next run. Default true. */
  readonly keepSpare?: boolean;
}

/** For a worker to load. */
const START_SECONDS = 60;
/** Beyond the run's own limit, for a supervisor that doesn't answer. */
const GRACE_SECONDS = 2;
/**
 * For a worker at its limit to say where the pipeline was, which takes some 50 ms where nothing else runs. Less for memory,
 * of which ever more is taken meanwhile.
 */
const WHERE_MILLISECONDS = { memory: 600, other: 1000 };

/** Runs learners' code, each run in a process of its own that is killed after its reply. */
export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #disposal = new AbortController();
  #spare: WorkerProcess | undefined;

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  /** Starts a spare process, so that the next run with this limit begins at once. */
  warm(megabytes: number): void {
    if (this.#disposal.signal.aborted || this.#options.keepSpare === false) return;
    if (this.#spare?.alive && this.#spare.megabytes === megabytes) return;
    this.#spare?.kill();
    try {
      this.#spare = new WorkerProcess(this.#options.workerPath, megabytes);
    } catch {
      // The run that needs it will say so.
      this.#spare = undefined;
    }
  }

  /** Grades one pipeline. Never throws or rejects. */
  async run(request: GradeRequest, handlers: RunHandlers, signal: AbortSignal): Promise<Outcome> {
    const stop = AbortSignal.any([signal, this.#disposal.signal]);
    if (stop.aborted) return { kind: 'cancelled' };
    let worker: WorkerProcess;
    try {
      worker = this.#take(request.limits.megabytes);
    } catch (error) {
      const message = say("Groundloop's worker could not be started: {error}", { error: String(error) });
      return { kind: 'fault', fault: internal(message) };
    }
    const outcome = await converse(worker, request, handlers, stop);
    worker.kill();
    const fault = faultIn(outcome);
    const failed = fault?.kind === 'crashed' || fault?.kind === 'internal';
    if (failed) this.#options.log?.(`${fault.message}\n${worker.stderr}`.trim());
    // The verdict first: starting a process takes a moment.
    setImmediate(() => {
      this.warm(request.limits.megabytes);
    });
    return outcome;
  }

  dispose(): void {
    this.#disposal.abort();
    this.#spare?.kill();
    this.#spare = undefined;
  }

  #take(megabytes: number): WorkerProcess {
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare?.alive && spare.megabytes === megabytes) return spare;
    spare?.kill();
    return new WorkerProcess(this.#options.workerPath, megabytes);
  }
}

/** Sends the request and listens until the run is decided. */
function converse(
  worker: WorkerProcess,
  request: GradeRequest,
  handlers: RunHandlers,
  signal: AbortSignal,
): Promise<Outcome> {
  const { limits, lab } = request;
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', cancel);
      resolve(outcome);
    };
    const cancel = (): void => {
      settle({ kind: 'cancelled' });
    };
    /** The verdict, while the lab's own measures run. */
    let graded: Verdict | undefined;
    const fault = (found: Fault): void => {
      if (graded) settle({ kind: 'verdict', verdict: withMeasures(graded, lab.measures, { fault: found }) });
      else settle({ kind: 'fault', fault: found });
    };
    const after = (milliseconds: number, found: Fault): NodeJS.Timeout =>
      setTimeout(() => {
        fault(found);
      }, milliseconds);

    let deadline = after(START_SECONDS * 1000, internal(say("Groundloop's worker didn't start in time.")));
    signal.addEventListener('abort', cancel, { once: true });
    worker.send(request, {
      onEnd: (why) => {
        fault(crashed(why));
      },
      onMessage: (message) => {
        const parsed = workerReplySchema.safeParse(message);
        if (!parsed.success) {
          fault(
            internal(
              say("Groundloop's worker sent a reply that can't be read: {message}", { message: parsed.error.message }),
            ),
          );
          return;
        }
        const reply = parsed.data;
        switch (reply.type) {
          case 'ready':
            clearTimeout(deadline);
            deadline = after((limits.seconds + GRACE_SECONDS) * 1000, timedOut(limits.seconds));
            break;
          case 'compiled':
            clearTimeout(deadline);
            deadline = after((limits.seconds * PATIENCE + GRACE_SECONDS) * 1000, timedOut(limits.seconds));
            break;
          case 'progress':
            handlers.onProgress?.(reply.seedsDone, reply.seedsMax);
            break;
          case 'provisional':
            handlers.onProvisional?.(reply.verdict);
            break;
          case 'stopping':
            clearTimeout(deadline);
            deadline = after(WHERE_MILLISECONDS[reply.fault.kind === 'memory' ? 'memory' : 'other'], reply.fault);
            break;
          case 'result':
            settle({ kind: 'verdict', verdict: reply.verdict });
            break;
          case 'graded':
            graded = reply.verdict;
            clearTimeout(deadline);
            deadline = after(
              (START_SECONDS + limits.seconds * PATIENCE + GRACE_SECONDS) * 1000,
              timedOut(limits.seconds),
            );
            break;
          case 'measured':
            if (graded) settle({ kind: 'verdict', verdict: withMeasures(graded, lab.measures, reply) });
            break;
          case 'fault':
            fault(reply.fault);
            break;
        }
      },
    });
  });
}

/** Of the run, or of the lab's own measures after it. */
function faultIn(outcome: Outcome): Fault | undefined {
  if (outcome.kind === 'verdict') return outcome.verdict.measures?.fault;
  return outcome.kind === 'fault' ? outcome.fault : undefined;
}

function internal(message: string): Fault {
  const hint = say('This is a fault of Groundloop, not of your pipeline. Try again, and report it if it stays.');
  return { kind: 'internal', message, hint };
}

function timedOut(seconds: number): Fault {
  const message = say('The pipeline was still running after {seconds} seconds, and had to be stopped from outside.', {
    seconds,
  });
  const hint = say('Look for a loop that never ends, or for one very large operation.');
  return { kind: 'timeout', message, hint };
}

function crashed(why: string): Fault {
  return {
    kind: 'crashed',
    message: say('The process that runs your pipeline ended without a verdict ({why}).', { why }),
    hint: say('Try again. If it stays, the pipeline may need more memory than this computer has free.'),
  };
}
