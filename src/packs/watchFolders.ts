import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isIgnored } from './folder.ts';

/** Saves come in bunches: what stays as it is for so long is looked at. */
const quietMs = 300;

/**
 * Calls `look` at once and after every change in the folders, never two at a time, until the signal says stop. What changes
 * while it looks is looked at again. It compares times and sizes: what Node's own watcher tells on Linux leaves out every
 * save after one by which an editor put a new file in the old one's place.
 * @returns false where a folder can't be watched
 */
export async function watchFolders(
  folders: readonly string[],
  look: () => Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  const stateOf = async (): Promise<string> => (await Promise.all(folders.map(stateIn))).join('\n');
  for (const folder of folders) if (!(await isFolder(folder))) return false;
  let seen: string | undefined;
  let before = await stateOf();
  while (!signal.aborted) {
    const now = await stateOf();
    if (now !== seen && now === before) {
      seen = now;
      await look();
    }
    before = now;
    await pause(quietMs, undefined, { signal }).catch(() => undefined);
  }
  return true;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * Every file that counts with when it was changed, and how large it is. What goes away while it is read is as if it weren't
 * there.
 */
async function stateIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const counted = entries.filter(({ name }) => !isIgnored(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = counted.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return stateIn(path);
    const found = await stat(path).catch(() => undefined);
    return `${path} ${found?.mtimeMs ?? ''} ${found?.ino ?? ''} ${found?.size ?? ''}`;
  });
  return (await Promise.all(lines)).join('\n');
}
