// Takes the arguments that @vscode/test-electron passes to desktop VS Code, and runs the same suite in the VS Code
// server, driven by Chromium. Exits with the suite's code; 124 when the suite doesn't end, 125
// when the server goes away.
import { appendFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { onInterrupt } from '../processes.ts';
import { findChromium } from './chromium.ts';
import { installServer } from './install.ts';
import { openPage, type Session } from './session.ts';
import { prepareSettings, startServer } from './server.ts';

const limit = 1_000 * Number(process.env['GROUNDLOOP_SUITE_SECONDS'] ?? 1500);

/** test/host/index.ts puts this before what the suite prints; the rest is the workbench's own and goes to a file. */
const mark = '\u2502 ';
const journalFile = join(import.meta.dirname, '../../.cache/vscode-host.log');

/** Flags of desktop VS Code without a meaning here are accepted and ignored. */
const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string', default: '.' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'disable-workspace-trust': { type: 'boolean', default: false },
  },
  allowPositionals: true,
  strict: false,
});
const text = (value: unknown): string | undefined => (typeof value === 'string' ? resolve(value) : undefined);

const log = (line: string): void => {
  console.log(line);
};
await mkdir(dirname(journalFile), { recursive: true });
writeFileSync(journalFile, '');
const files = await installServer(log);
const executablePath = await findChromium(log);
const temporary = await mkdtemp(join(tmpdir(), 'groundloop-suite-'));
const removeTemporary = (): Promise<void> => rm(temporary, { recursive: true, force: true, maxRetries: 3 });
onInterrupt(removeTemporary);
const dataDir = text(values['user-data-dir']) ?? temporary;
const extensionsDir = text(values['extensions-dir']);
await prepareSettings(dataDir);

// Without the smoke test driver a built workbench ignores the payload, and with it the development and test paths.
const server = await startServer(files, {
  dataDir,
  ...(extensionsDir === undefined ? {} : { extensionsDir }),
  args: ['--enable-smoke-test-driver', ...(values['disable-workspace-trust'] ? ['--disable-workspace-trust'] : [])],
});
let session: Session | undefined;
const cleanUp = async (): Promise<void> => {
  await session?.close();
  await server.stop();
  await removeTemporary();
};
onInterrupt(cleanUp);

const remote = (path: string | undefined): string => `vscode-remote://${server.authority}${path ?? ''}`;
const finished = new Promise<number>((done) => {
  void openPage({
    executablePath,
    authority: server.authority,
    folder: resolve(positionals.find((argument) => !argument.startsWith('-')) ?? temporary),
    payload: [
      ['extensionDevelopmentPath', remote(text(values.extensionDevelopmentPath))],
      ['extensionTestsPath', remote(text(values.extensionTestsPath))],
      ['skipWelcome', 'true'],
    ],
    onLog: (level, line) => {
      if (line.startsWith(mark)) log(line.slice(mark.length));
      else appendFileSync(journalFile, `[${level}] ${line}\n`);
    },
    onExit: done,
  }).then(
    (opened) => {
      session = opened;
    },
    (error: unknown) => {
      console.error(error);
      done(1);
    },
  );
});
const serverEnded = server.ended.then(() => 125);
const tooLong = new Promise<number>((done) => setTimeout(done, limit, 124));
const code = await Promise.race([finished, tooLong, serverEnded]);
if (code === 125) console.error('The VS Code server ended before the suite did.');
if (code === 124) console.error(`The suite did not end within ${limit / 1_000} s.`);
if (code !== 0) console.error(`What VS Code itself wrote: ${journalFile}`);
await cleanUp();
process.exit(code);
