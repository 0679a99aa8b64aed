import { say } from '../core/base/say.ts';
import { type ChildProcess, fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { GradeRequest } from '../protocol/worker.ts';
import { freshEnvironment } from './freshEnvironment.ts';

/** What is heard from a worker process. */
export interface WorkerListener {
  /** An unchecked message. */
  readonly onMessage: (message: unknown) => void;
  /** The process is gone, or could not be started: why, in a few words. */
  readonly onEnd: (why: string) => void;
}

const STDERR_KEPT = 4000;

/** One worker process: started idle, used for one request at most, killed. */
export class WorkerProcess {
  /** The heap the process was started with, in megabytes. */
  readonly megabytes: number;
  readonly #child: ChildProcess;
  #stderr = '';
  #listener: WorkerListener | undefined;
  /** What came before there was a listener. */
  #early: unknown[] = [];
  #ended: string | undefined;

  /** @throws Error when the worker's file doesn't exist */
  constructor(workerPath: string, megabytes: number) {
    this.megabytes = megabytes;
    const file = realpathSync(workerPath);
    this.#child = fork(file, [String(megabytes)], {
      env: freshEnvironment(),
      execArgv: permissions(dirname(file)),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.#child.on('message', (message) => {
      if (this.#listener) this.#listener.onMessage(message);
      else this.#early.push(message);
    });
    this.#child.on('error', (error) => {
      this.#end(error.message);
    });
    this.#child.on('exit', (code, signal) => {
      this.#end(signal ? say('stopped by {signal}', { signal }) : say('exit code {code}', { code: String(code) }));
    });
    this.#idle(true);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** The end of what the process wrote to its error output, for the log. */
  get stderr(): string {
    return this.#stderr;
  }

  send(request: GradeRequest, listener: WorkerListener): void {
    this.#idle(false);
    this.#listener = listener;
    for (const message of this.#early.splice(0)) listener.onMessage(message);
    if (this.#ended !== undefined) listener.onEnd(this.#ended);
    else {
      this.#child.send(request, (error) => {
        if (error) this.#end(error.message);
      });
    }
  }

  /** Ends the process at once; nothing is heard of it any more. */
  kill(): void {
    this.#listener = undefined;
    this.#ended ??= 'killed';
    this.#child.kill('SIGKILL');
    this.#idle(true);
  }

  #end(why: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = why;
    this.#listener?.onEnd(why);
  }

  /** An idle process must not keep its parent running. */
  #idle(idle: boolean): void {
    const stderr = this.#child.stderr as (NodeJS.ReadableStream & { ref?: () => void; unref?: () => void }) | null;
    for (const handle of [this.#child, this.#child.channel, stderr]) {
      if (idle) handle?.unref?.();
      else handle?.ref?.();
    }
  }
}

/** Defence in depth, where this Node has it: no files but the worker's own, no processes. Nothing relies on it. */
function permissions(folder: string): string[] {
  if (process.versions['electron']) return [];
  const flag = ['--permission', '--experimental-permission'].find((f) => process.allowedNodeEnvironmentFlags.has(f));
  return flag ? [flag, '--allow-worker', `--allow-fs-read=${folder}/*`] : [];
}
