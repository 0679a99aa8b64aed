import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const cli = join(import.meta.dirname, '../../dist/cli.cjs');
const started = new Set<Program>();

/** The bundled command line, running; in a process group of its own, as in a terminal of its own. */
export class Program {
  /** What it has written on standard error: all that it says to people. */
  said = '';
  out = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(
    args: readonly string[],
    { env = {}, program = cli }: { env?: NodeJS.ProcessEnv; program?: string } = {},
  ) {
    const { GROUNDLOOP_QUEUE: _, ...own } = process.env;
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...own, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.said += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      this.out += chunk.toString();
    });
    this.#child = child;
    this.#ended = once(child, 'close');
    started.add(this);
  }

  /** Waits until it has said this. */
  async says(words: string | RegExp, seconds = 60): Promise<void> {
    const there = (): boolean => (typeof words === 'string' ? this.said.includes(words) : words.test(this.said));
    const end = performance.now() + seconds * 1000;
    while (!there()) {
      await pause(20);
      const over = this.#child.exitCode !== null || performance.now() > end;
      assert.ok(!over || there(), `it should have said ${String(words)}, and said:\n${this.said}`);
    }
  }

  /** The exit code; null where a signal ended it. */
  async code(seconds = 90): Promise<number | null> {
    const late = pause(seconds * 1000, 'late', { ref: false });
    assert.notEqual(await Promise.race([this.#ended, late]), 'late', `it still runs, and said:\n${this.said}`);
    return this.#child.exitCode;
  }

  /** As the terminal does it: to the program and to all that it started. */
  signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-(this.#child.pid ?? 0), signal);
    } catch {
      // It is gone already.
    }
  }

  /** As when its machine fails: the program alone, at once. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

/** After a test that failed, nothing of it may run on. */
export function endPrograms(): void {
  for (const program of started) program.signal('SIGKILL');
  started.clear();
}

/** Waits until something holds. */
export async function until(what: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    assert.ok(performance.now() < end, what);
    await pause(20);
  }
}
