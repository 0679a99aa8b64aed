import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { run } from '../processes.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What Chromium needs to start in a container and to leave the network alone. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of Chromium: from the PATH, else from Debian's packages where that can work. Throws an error for people. */
export async function findChromium(log: (line: string) => void): Promise<string> {
  const present = onPath(names);
  if (present !== undefined) return present;
  if (process.getuid?.() === 0 && onPath(['apt-get']) !== undefined) {
    log('Installing Chromium with apt-get (once)…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const update = await run('apt-get', ['update'], { env });
    const install = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
    const installed = onPath(names);
    if (installed !== undefined) return installed;
    log(`${update.output}\n${install.output}`);
  }
  throw new Error(
    `Chromium is needed to run VS Code without a desktop, and none of ${names.join(', ')} is on the PATH.\n` +
      'Install it (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask google-chrome) and try again.',
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
