import { existsSync } from 'node:fs';
import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { installPackages } from '../installPackages.ts';
import { installNode } from '../nodes.ts';
import { run } from '../processes.ts';
import { cache, makeTemporary } from '../temporary.ts';

/** VS Code 1.139 as a server, and the Node it runs on: docs/decisions/0001-vscode-server-as-test-host.md. */
const codeServer = 'code-server@4.139.1';
/** Raise it when what is installed below changes: the folder's name carries it. */
const recipe = 3;

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
  const folder = join(cache, `vscode-host-${codeServer.replace('@', '-')}-${platform}-${recipe}`);
  const there = existsSync(folder);
  if (!there) log('Installing the VS Code server (once, about half a minute)…');
  const node = await installNode(24);
  if (node === undefined) {
    throw new Error(
      `There is no VS Code server for ${platform}. Install desktop VS Code and put its \`code\` command on the PATH.`,
    );
  }
  const files = { node, main: mainOf(folder) };
  if (there) return files;

  const temporary = await makeTemporary('installing-');
  try {
    await install(temporary, [codeServer]);
    await install(join(temporary, 'node_modules/code-server/lib/vscode'), ['--omit=dev']);
    // TypeScript, for the built-in extension that completes and checks the learner's pipeline.
    await install(join(temporary, 'node_modules/code-server/lib/vscode/extensions'), ['--omit=dev']);
    await replaceNativeModules(temporary);
    const check = await run(node, [mainOf(temporary), '--version']);
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

const mainOf = (prefix: string): string => join(prefix, 'node_modules/code-server/lib/vscode/out/server-main.js');

/** Two native modules are wanted on every start; plain JavaScript takes their place. */
async function replaceNativeModules(prefix: string): Promise<void> {
  const modules = join(prefix, 'node_modules/code-server/lib/vscode/node_modules/@vscode');
  const native = join(import.meta.dirname, 'native');
  await copyFile(join(native, 'spdlog.cjs'), join(modules, 'spdlog/index.js'));
  await copyFile(join(native, 'nativeWatchdog.cjs'), join(modules, 'native-watchdog/index.js'));
}

const install = (prefix: string, args: readonly string[]): Promise<void> =>
  installPackages('The VS Code server', prefix, args);

async function removeOlder(current: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    const folder = join(cache, entry);
    if (entry.startsWith('vscode-host-') && folder !== current) await rm(folder, { recursive: true, force: true });
  }
}
