import { type ChildProcess, fork } from 'node:child_process';
import { type DebugJob, debugReplySchema } from '../protocol/debug.ts';
import type { Fault } from '../core/grading/verdict.ts';
import { freshEnvironment } from './freshEnvironment.ts';

/** What came of starting a debug process: an address that a debugger attaches to, or why there is none. */
export type DebugStart =
  { readonly kind: 'listening'; readonly address: string } | { readonly kind: 'fault'; readonly fault: Fault };

const STDERR_KEPT = 4000;
/** Milliseconds for a process to start on a busy machine. The run itself has no limit. */
const PATIENCE = 30_000;

/**
 * A process that runs a learner's own pipeline for a debugger. It is no sandbox: nothing keeps it from files and network,
 * and no time limit ends it. It ends with the run, when it is let go of, or when this process ends.
 */
export class DebugProcess {
  readonly #child: ChildProcess;
  readonly #start: Promise<DebugStart>;
  readonly ended: Promise<void>;
  #stderr = '';

  /** @throws Error when the bundle doesn't exist */
  constructor(bundle: string, job: DebugJob) {
    this.#child = fork(bundle, [], {
      env: freshEnvironment(),
      // Without this, everyone on this machine could ask the inspector for its address, which is a secret.
      execArgv: ['--inspect-publish-uid=stderr'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', () => {
        resolve();
      });
      this.#child.once('error', () => {
        resolve();
      });
    });
    this.#start = new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        this.#child.kill('SIGKILL');
        reject(new Error(`The debug process did not answer within ${PATIENCE / 1000} s. ${this.#stderr}`.trim()));
      }, PATIENCE);
      void this.ended.then(() => {
        clearTimeout(patience);
      });
      this.#child.once('message', (message) => {
        clearTimeout(patience);
        const reply = debugReplySchema.safeParse(message);
        if (!reply.success) reject(new Error('The debug process answered what this Groundloop does not understand.'));
        else if (reply.data.type === 'fault') resolve({ kind: 'fault', fault: reply.data.fault });
        else resolve({ kind: 'listening', address: reply.data.address });
      });
      this.#child.once('error', reject);
      this.#child.once('exit', () => {
        reject(new Error(`The debug process ended before it could be attached to. ${this.#stderr}`.trim()));
      });
    });
    // Whoever waits for it hears of it.
    this.#start.catch(() => undefined);
    this.#child.send(job, () => undefined);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Rejects where the process failed. */
  start(): Promise<DebugStart> {
    return this.#start;
  }

  dispose(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
