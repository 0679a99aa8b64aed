import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { run } from './processes.ts';

/** A program that tests need and npm doesn't bring. */
export interface Program {
  /** What it may be called. */
  readonly names: readonly string[];
  /** Why it is needed, e.g. `Chromium is needed to …`. */
  readonly what: string;
  /** The package of Debian and Ubuntu that has it, and what brew is told. */
  readonly debian: string;
  readonly brew: string;
}

/** The path of a program: from the PATH, else from Debian's packages where that can work. Throws an error for people. */
export async function findProgram(
  { names, what, debian, brew }: Program,
  log: (line: string) => void,
): Promise<string> {
  const present = onPath(names);
  if (present !== undefined) return present;
  if (process.getuid?.() === 0 && onPath(['apt-get']) !== undefined) {
    log(`Installing ${debian} with apt-get (once)…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const update = await run('apt-get', ['update'], { env });
    const install = await run('apt-get', ['install', '-y', '--no-install-recommends', debian], { env });
    const installed = onPath(names);
    if (installed !== undefined) return installed;
    log(`${update.output}\n${install.output}`);
  }
  throw new Error(
    `${what}, and none of ${names.join(', ')} is on the PATH.\n` +
      `Install it (Debian and Ubuntu: apt-get install ${debian}; macOS: brew install ${brew}) and try again.`,
  );
}

/** The first of these programs that the PATH holds. */
export function onPath(programs: readonly string[]): string | undefined {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = programs.flatMap((name) =>
    folders.flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix))),
  );
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
