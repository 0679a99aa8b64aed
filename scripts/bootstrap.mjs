// The way in on a bare machine: node bootstrap.mjs SCRIPT.ts [ARGUMENTS]. Uses nothing but Node until the packages are
// installed, then runs the script with tsx.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname ?? '', '..');
process.chdir(root);

/** npm writes its own lock last; a git pull that brings a newer one makes the packages stale. */
function packagesAreCurrent() {
  const installed = join(root, 'node_modules/.package-lock.json');
  const slack = 5_000;
  return (
    existsSync(installed) && statSync(installed).mtimeMs + slack >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function stop(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

function installPackages() {
  process.stdout.write('Installing the packages (once, about half a minute)…\n');
  const verb = existsSync(join(root, 'node_modules')) ? 'install' : 'ci';
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  const viaNpm = process.env.npm_execpath;
  const { status, signal, error } = viaNpm
    ? spawnSync(process.execPath, [viaNpm, verb, ...flags], { stdio: 'inherit' })
    : spawnSync('npm', [verb, ...flags], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (signal) process.exit(130);
  if (error ?? status !== 0) {
    stop(
      `The packages couldn't be installed: npm ${verb} ${error ? `couldn't start (${error.message})` : `ended with ${status}`}.\n` +
        'Check that the npm registry is reachable (npm ping) and that the disk has 1 GB free, then try again.',
    );
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(
    `Groundloop needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one and try again.`,
  );
}
if (!packagesAreCurrent()) installPackages();

const [, , script, ...rest] = process.argv;
process.argv = [process.argv[0], resolve(script), ...rest];
const { register } = await import('tsx/esm/api');
register();
await import(pathToFileURL(resolve(script)).href);
