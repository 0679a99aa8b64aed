import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What can be made again: git ignores it, and anyone may delete it. */
export const cache = join(import.meta.dirname, '../.cache');
const kinds = ['installing-', 'package-'] as const;
/** No installation or packaging takes as long. */
const anHour = 3_600_000;

/** Makes a folder in `.cache` for work in progress. What runs that were killed left there long ago goes first. */
export async function makeTemporary(kind: (typeof kinds)[number]): Promise<string> {
  await mkdir(cache, { recursive: true });
  for (const entry of await readdir(cache)) {
    const folder = join(cache, entry);
    if (kinds.some((each) => entry.startsWith(each)) && (await isOld(folder))) {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return mkdtemp(join(cache, kind));
}

/** A folder that is gone meanwhile isn't. */
async function isOld(folder: string): Promise<boolean> {
  const entry = await stat(folder).catch(() => undefined);
  return entry !== undefined && Date.now() - entry.mtimeMs > anHour;
}
