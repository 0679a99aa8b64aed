import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether this system lets tests look at processes. */
export const canSeeProcesses = existsSync('/proc/self/cmdline');

/** The processes whose command line names a file. */
export function processesRunning(file: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && readProcess(pid, 'cmdline').split('\0').includes(file));
}

/** A file of a process in /proc; empty when the process is gone. */
export function readProcess(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** Waits until something holds. @throws Error when it doesn't in time */
export async function until(holds: () => boolean, what: string, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} didn't happen within ${seconds} s`);
    await sleep(10);
  }
}
