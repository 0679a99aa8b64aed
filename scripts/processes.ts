import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/** Children get a process group of their own where groups exist, so that ending one ends all it started. */
export const ownGroup = { detached: process.platform !== 'win32', windowsHide: true };

export interface Outcome {
  /** The exit code; 1 when a signal ended the process or it couldn't start. */
  readonly code: number;
  /** What it wrote on both streams, in order of arrival; empty where it writes to our own terminal. */
  readonly output: string;
}

/** How a program is run. */
export interface RunOptions extends SpawnOptions {
  /** Whether it and its children let others go first where processors are short. */
  readonly yielding?: boolean;
}

/**
 * Runs a program to its end and collects what it writes. Never rejects: a program that can't start has code 1. Once this
 * process was asked to end, nothing is started and nothing resolves, so that no caller takes it for an outcome.
 */
export function run(
  command: string,
  args: readonly string[],
  { yielding = false, ...options }: RunOptions = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    if (ending) return;
    const done = (outcome: Outcome): void => {
      if (!ending) resolve(outcome);
    };
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...ownGroup, ...options });
    if (yielding) yieldTo(child);
    const settle = onInterrupt(() => endGroup(child));
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => {
      settle();
      done({ code: 1, output: output + error.message });
    });
    child.once('close', (code) => {
      settle();
      done({ code: code ?? 1, output });
    });
  });
}

/** As far as that can be had: a child may be gone already, or the system may not let us. */
function yieldTo({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, Math.min(getPriority() + 5, 19));
  } catch {
    // It only takes longer.
  }
}

/** Runs npm: the one that runs us, where there is one. */
export function npm(args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return runScript('npm', args, options);
}

/** Runs a program that is a `.cmd` file on Windows: only the shell starts those, and it splits what isn't quoted. */
export function runScript(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> {
  if (process.platform !== 'win32') return run(command, args, options);
  const line = [command, ...args].map((word) => `"${word}"`).join(' ');
  return run(line, [], { ...options, shell: true });
}

/** Ends a child spawned with `ownGroup` and everything it started: asks first, insists after `grace` milliseconds. */
export async function endGroup(child: ChildProcess, grace = 8_000): Promise<void> {
  if (child.pid === undefined) return;
  const target = process.platform === 'win32' ? child.pid : -child.pid;
  const deadline = performance.now() + grace;
  let alive = send(target, 'SIGTERM');
  while (alive && performance.now() < deadline) {
    await pause(20);
    alive = send(target, 0);
  }
  send(target, 'SIGKILL');
}

/** False when nothing is left to receive the signal. */
function send(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, signal);
  } catch {
    return false;
  }
}

const cleanUps = new Set<() => Promise<void>>();
let ending = false;

/** Whether the user or the system has asked this process to end. */
export function isEnding(): boolean {
  return ending;
}

/**
 * Runs `cleanUp` when the user or the system ends this process, or its parent is gone: npm passes a signal on to its
 * shell only. Then it exits with the usual code of the signal. Returns what takes `cleanUp` off the list again.
 */
export function onInterrupt(cleanUp: () => Promise<void>): () => void {
  watch();
  cleanUps.add(cleanUp);
  return () => cleanUps.delete(cleanUp);
}

let watching = false;

function watch(): void {
  if (watching) return;
  watching = true;
  process.on('SIGINT', () => void end(130));
  process.on('SIGTERM', () => void end(143));
  process.on('SIGHUP', () => void end(129));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(143);
  }, 500).unref();
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await Promise.allSettled([...cleanUps].map((cleanUp) => cleanUp()));
  process.exit(code);
}
