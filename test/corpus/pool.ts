import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Lab } from '../../src/core/course/lab.ts';
import { compile } from '../../src/worker/compile.ts';
import type { Job, JobResult } from './gradeJob.ts';

/** Seconds after which a program counts as endless; the longest honest grade takes a few on a busy machine. */
const SECONDS = 60;

interface Waiting {
  readonly job: Job;
  readonly settle: (result: JobResult) => void;
}

/** Grades programs on all cores, in the realm that the product grades them in. */
export class GradingPool {
  readonly #folder: string;
  readonly #queue: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Bundles the thread and starts one for each core. Dispose of the pool, or the process won't end. */
  static async start(threads = availableParallelism()): Promise<GradingPool> {
    const folder = mkdtempSync(join(tmpdir(), 'groundloop-corpus-'));
    await build({
      entryPoints: [join(import.meta.dirname, 'thread.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      outfile: join(folder, 'thread.cjs'),
      logLevel: 'warning',
    });
    const pool = new GradingPool(folder);
    for (let i = 0; i < threads; i++) pool.#idle.push(pool.#spawn());
    return pool;
  }

  /** Compiles and grades a program as the product does. Never rejects: what can't be graded is a fault. */
  grade(code: string, lab: Lab, seedBlock: number): Promise<JobResult> {
    return this.#submit(code, { lab, seedBlock });
  }

  /** Runs a program unchanged on some seeds, and gives a fingerprint of what it trained on. */
  trace(code: string, lab: Lab, seeds: readonly number[]): Promise<JobResult> {
    return this.#submit(code, { lab, seedBlock: 0, trace: seeds });
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#all].map((thread) => thread.terminate()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #submit(code: string, task: Omit<Job, 'compiled'>): Promise<JobResult> {
    const compiled = compile(code, task.lab.world.kind);
    if (!compiled.ok) return Promise.resolve({ kind: 'fault', fault: compiled.problem });
    return new Promise((settle) => {
      this.#queue.push({ job: { ...task, compiled: compiled.value }, settle });
      this.#next();
    });
  }

  #next(): void {
    const thread = this.#idle.pop();
    if (!thread) return;
    const waiting = this.#queue.shift();
    if (!waiting) {
      this.#idle.push(thread);
      return;
    }
    const { job, settle } = waiting;
    const end = (result: JobResult, reusable: boolean): void => {
      clearTimeout(timer);
      thread.removeAllListeners('message').removeAllListeners('error');
      if (!reusable) {
        this.#all.delete(thread);
        void thread.terminate();
      }
      this.#idle.push(reusable ? thread : this.#spawn());
      settle(result);
      this.#next();
    };
    const timer = setTimeout(() => {
      end({ kind: 'fault', fault: { kind: 'timeout', message: `Still running after ${SECONDS} seconds.` } }, false);
    }, SECONDS * 1000);
    thread.once('message', (result: JobResult) => {
      end(result, true);
    });
    thread.once('error', (error) => {
      end({ kind: 'fault', fault: { kind: 'crashed', message: String(error) } }, false);
    });
    thread.postMessage(job);
  }

  #spawn(): Worker {
    const thread = new Worker(join(this.#folder, 'thread.cjs'), { execArgv: [] });
    this.#all.add(thread);
    return thread;
  }
}
