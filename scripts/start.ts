// npm start: builds what is missing, grades the bundled sample in the terminal, then opens Groundloop in VS Code.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { isEnding, onInterrupt, run, runScript } from './processes.ts';
import { onPath } from './programs.ts';
import { installServer } from './vscodeHost/install.ts';
import { installExtension, prepareSettings, startServer, type Server } from './vscodeHost/server.ts';

const root = resolve(import.meta.dirname, '..');
const vsix = join(root, 'dist/groundloop.vsix');
const cli = join(root, 'dist/cli.cjs');
/** The learner's own: never in .cache, which anyone may delete. Git ignores it. */
const home = resolve(process.env['GROUNDLOOP_HOME'] ?? join(root, '.groundloop'));
const workspace = join(home, 'workspace');
const sample = { id: 'model-collapse', folder: 'labs/groundloop-course/labs/model-collapse' };

const usage = `npm start               build, grade the sample pipeline, open Groundloop in VS Code
npm start -- --no-open  the same, without opening VS Code
npm start -- --server   use the VS Code server in the browser even where desktop VS Code is installed`;

function say(text: string): void {
  console.log(text);
}

/** Whether one of the sources is newer than what was built from them. */
async function isStale(output: string, sources: readonly string[]): Promise<boolean> {
  if (!existsSync(output)) return true;
  const built = (await stat(output)).mtimeMs;
  const newer = async (path: string): Promise<boolean> => {
    const entry = await stat(path);
    if (entry.isFile()) return entry.mtimeMs > built;
    for (const name of await readdir(path)) if (await newer(join(path, name))) return true;
    return false;
  };
  for (const source of sources) if (await newer(join(root, source))) return true;
  return false;
}

async function buildWhatIsMissing(): Promise<void> {
  const sources = ['src', 'webview', 'labs', 'media', 'scripts', 'package.json', 'package-lock.json', '.vscodeignore'];
  if (existsSync(cli) && !(await isStale(vsix, sources))) return;
  say('Building Groundloop…');
  const { code, output } = await run(process.execPath, ['--import', 'tsx', 'scripts/package.ts']);
  if (code !== 0) throw new Error(`Groundloop couldn't be built:\n${output.trim()}`);
}

/** Grades one of the sample's files as anyone would on the command line. Exit code 1 is a grade too: not passed. */
async function grade(what: string, file: string, expected: number): Promise<void> {
  const path = `${sample.folder}/${file}`;
  say(`\n${pc.bold(what)}\n${pc.dim(`$ npm run grade -- ${path} --lab ${sample.id}`)}`);
  const { code } = await run(process.execPath, [cli, 'grade', path, '--lab', sample.id], { stdio: 'inherit' });
  if (code !== expected) {
    throw new Error(`This should have ended with exit code ${expected} and ended with ${code}. Please report it.`);
  }
}

async function gradeSample(): Promise<void> {
  await grade('The sample as a learner finds it', 'pipeline.ts', 1);
  const [solution] = (await readdir(join(root, sample.folder, 'solutions'))).filter((f) => f.endsWith('.ts')).sort();
  if (solution !== undefined) await grade('The same task solved', `solutions/${solution}`, 0);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => process.env[name]);
}

/** Where it can open a window of its own: in a remote VS Code's terminal, `code` is another program with other options. */
function desktopCode(): string | undefined {
  return hasDisplay() && process.env['VSCODE_IPC_HOOK_CLI'] === undefined ? onPath(['code']) : undefined;
}

/** A development window: it has Groundloop from this clone and installs nothing into the user's own VS Code. */
async function openDesktop(code: string): Promise<boolean> {
  const args = [`--extensionDevelopmentPath=${root}`, workspace];
  const { code: ended, output } = await runScript(code, args);
  if (ended !== 0) {
    say(`Desktop VS Code did not open (${output.trim()}); the server from npm is used instead.`);
    return false;
  }
  say('Groundloop opens in a window of VS Code.');
  return true;
}

/** The secret in the address: without it, any page or user of this machine could use the server. */
async function connectionToken(): Promise<string> {
  const file = join(home, 'token');
  if (!existsSync(file)) await writeFile(file, randomBytes(16).toString('hex'), { mode: 0o600 });
  return file;
}

async function openServer(): Promise<Server> {
  const files = await installServer(say);
  const dataDir = join(home, 'vscode');
  await prepareSettings(dataDir, { 'security.workspace.trust.enabled': false });
  await installExtension(files, dataDir, vsix);
  const tokenFile = await connectionToken();
  const server = await startServer(files, { dataDir, tokenFile, port: '8420-8499' });
  onInterrupt(() => {
    say('\nStopping…');
    return server.stop();
  });
  const token = await readFile(tokenFile, 'utf8');
  const query = new URLSearchParams({ tkn: token, folder: workspace });
  const address = `http://${server.authority}/?${query.toString()}`;
  say(`\nGroundloop runs in VS Code at\n\n  ${pc.cyan(address)}\n`);
  openInBrowser(address);
  return server;
}

/** Where there is a display. The browser is the user's own: it outlives us. */
function openInBrowser(address: string): void {
  const opener = { darwin: 'open', win32: 'explorer.exe' }[process.platform as string] ?? onPath(['xdg-open']);
  if (opener === undefined || !hasDisplay()) return;
  const child = spawn(opener, [address], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined); // The address is on the screen.
  child.unref();
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { open: { type: 'boolean', default: true }, server: { type: 'boolean', default: false } },
    allowNegative: true,
  });
  await buildWhatIsMissing();
  await gradeSample();
  if (!values.open) return 0;

  await mkdir(workspace, { recursive: true });
  say(`\nOpening ${pc.bold(workspace)}, where your labs are kept.`);
  const code = values.server ? undefined : desktopCode();
  const start = `Press ${pc.bold('F1')} and choose ${pc.bold('Groundloop: Start Lab…')}`;
  if (code !== undefined && (await openDesktop(code))) {
    say(start);
    return 0;
  }
  const server = await openServer();
  say(`${start} · ${pc.bold('Ctrl-C')} here stops it.`);
  const ended = await server.ended;
  if (isEnding()) return 0;
  throw new Error(`The VS Code server ended by itself with code ${ended}. Start again with npm start.`);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof TypeError && 'code' in error) console.error(`\n${usage}`);
  process.exitCode = 1;
}
