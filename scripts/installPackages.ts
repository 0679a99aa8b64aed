import { npm } from './processes.ts';

/**
 * Runs `npm install` in a folder. The packages' own scripts would build native modules, which takes a compiler, so none
 * are run. Throws an error meant for people; `what` is what they asked for, e.g. `The VS Code server`.
 */
export async function installPackages(what: string, prefix: string, args: readonly string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await npm(['install', ...quiet, '--prefix', prefix, ...args]);
  if (code === 0) return;
  throw new Error(
    `${what} couldn't be installed from npm (${args.join(' ')}):\n${output.trim()}\n` +
      'Check that the npm registry is reachable (npm ping) and that the disk has 2 GB free, then try again.',
  );
}
