// Runs dist/test/host inside a real VS Code: the desktop one where it can be downloaded, else the server in Chromium.
// GROUNDLOOP_VSCODE=desktop|server decides; otherwise a machine with a display tries the desktop first.
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { onInterrupt } from './processes.ts';

const root = resolve(import.meta.dirname, '..');

async function executable(): Promise<string> {
  const server = join(root, 'scripts/vscode-server');
  const wanted = process.env['GROUNDLOOP_VSCODE'];
  const display = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined;
  if (wanted === 'server' || (wanted !== 'desktop' && (process.env['CI'] !== undefined || !display))) return server;
  try {
    const cachePath = join(root, '.cache/vscode-desktop');
    return await downloadAndUnzipVSCode({ cachePath, timeout: 15_000, reporter: new SilentReporter() });
  } catch (error) {
    if (wanted === 'desktop' || process.platform === 'win32') throw error;
    console.log('Desktop VS Code could not be downloaded; the server from npm is used instead.');
    return server;
  }
}

const temporary = await mkdtemp(join(tmpdir(), 'groundloop-host-'));
onInterrupt(() => rm(temporary, { recursive: true, force: true, maxRetries: 3 }));
const workspace = join(temporary, 'workspace');
await mkdir(workspace);
try {
  const vscodeExecutablePath = await executable();
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'dist/test/host/index.cjs'),
    extensionTestsEnv: process.env,
    launchArgs: [
      workspace,
      `--user-data-dir=${join(temporary, 'user')}`,
      `--extensions-dir=${join(temporary, 'extensions')}`,
      '--disable-extensions',
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(temporary, { recursive: true, force: true });
}
