import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

export interface Outcome {
  /** The exit code; 1 when a signal ended the process or it couldn't start. */
  readonly code: number;
  /** What it wrote on both streams, in order of arrival. */
  readonly output: string;
}

/** Runs a program to its end and collects what it writes. Never rejects: a program that can't start has code 1. */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => {
      done({ code: 1, output: output + error.message });
    });
    child.once('close', (code) => {
      done({ code: code ?? 1, output });
    });
  });
}

/** Runs npm: the one that runs us, where there is one. */
export function npm(args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Ends a process and everything it started, given that it was spawned with `detached` (its own process group) where
 * groups exist. Asks first, insists after `grace` milliseconds.
 */
export async function endGroup(child: ChildProcess, grace = 2_000): Promise<void> {
  if (child.pid === undefined) return;
  const running = child.exitCode === null && child.signalCode === null;
  if (running) {
    const exited = once(child, 'exit');
    signalGroup(child.pid, 'SIGTERM');
    const insist = setTimeout(signalGroup, grace, child.pid, 'SIGKILL');
    await exited;
    clearTimeout(insist);
  }
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Nothing of it is left.
  }
}

/** Runs `cleanUp` once when the user or the system ends this process, then exits with the usual code of that signal. */
export function onInterrupt(cleanUp: () => Promise<void>): void {
  let ending = false;
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void cleanUp().finally(() => process.exit(codes[signal]));
    });
  }
}
