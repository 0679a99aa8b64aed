import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endGroup, ownGroup, run } from '../processes.ts';
import type { ServerFiles } from './install.ts';

export interface Server {
  /** `127.0.0.1:PORT`. */
  readonly authority: string;
  /** Resolves with the exit code when the server ends for whatever reason. */
  readonly ended: Promise<number>;
  /** Ends the server and every process it started. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Where the server keeps settings, extensions and logs. */
  readonly dataDir: string;
  readonly extensionsDir?: string;
  readonly args?: readonly string[];
  /** A port, or a range to find a free one in; `0`, the default, lets the system choose. */
  readonly port?: string;
  /** A file with the secret every request must carry; without it anyone on this machine is let in. */
  readonly tokenFile?: string;
}

/** A quiet workbench: nothing opens by itself, nothing asks an AI. Only written where no settings are yet. */
const firstSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
};

/** Writes the first user settings of a data directory, unless its owner already has some. */
export async function prepareSettings(dataDir: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const folder = join(dataDir, 'data/User');
  const file = join(folder, 'settings.json');
  if (existsSync(file)) return;
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...firstSettings, ...more }, null, 2)}\n`);
}

/** Installs a packaged extension for servers with this data directory. */
export async function installExtension(files: ServerFiles, dataDir: string, vsix: string): Promise<void> {
  const args = [files.main, ...directories({ dataDir }), '--accept-server-license-terms'];
  const { code, output } = await run(files.node, [...args, '--force', '--install-extension', vsix]);
  if (code !== 0 || !output.includes('successfully installed')) {
    throw new Error(`VS Code refused ${vsix}:\n${output.trim()}`);
  }
}

/** Starts the server on the loopback address and waits until it listens. Rejects with what it wrote if it never does. */
export async function startServer(files: ServerFiles, options: ServerOptions): Promise<Server> {
  const child = spawn(
    files.node,
    [
      join(import.meta.dirname, 'serve.mjs'),
      files.main,
      ...['--host', '127.0.0.1', '--port', options.port ?? '0'],
      ...(options.tokenFile === undefined
        ? ['--without-connection-token']
        : ['--connection-token-file', options.tokenFile]),
      ...['--accept-server-license-terms', '--disable-telemetry'],
      ...directories(options),
      ...(options.args ?? []),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], ...ownGroup },
  );
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const stop = (): Promise<void> => endGroup(child);
  try {
    return { authority: `127.0.0.1:${await listeningPort(child)}`, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function directories({ dataDir, extensionsDir }: ServerOptions): readonly string[] {
  return ['--server-data-dir', dataDir, '--extensions-dir', extensionsDir ?? join(dataDir, 'extensions')];
}

function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((found, fail) => {
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        if (lines.length < 100) lines.push(line);
        const port = /agent listening on (\d+)/.exec(line)?.[1];
        if (port !== undefined) found(Number(port));
      });
    }
    child.once('error', fail);
    child.once('exit', (code) => {
      fail(new Error(`The VS Code server ended with ${String(code)} before it listened:\n${lines.join('\n')}`));
    });
  });
}
