import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { whyNot } from '../packs/whyNot.ts';

/** Writes a file in one step: a reader finds the old file or the whole new one. `what` names it in the message. */
export const writeWhole = (path: string, content: Uint8Array | string, what: string): Promise<Result<void>> =>
  writeAllWhole(new Map([[path, content]]), what);

/**
 * Writes files, each in one step, in their order. All are on the disk before the first takes the place of an older one: a disk
 * that is full, or a folder that can't be written, changes nothing.
 */
export async function writeAllWhole(
  files: ReadonlyMap<string, Uint8Array | string>,
  what: string,
): Promise<Result<void>> {
  const staged = new Map([...files.keys()].map((path) => [path, stagedPath(path)]));
  let at = '';
  try {
    for (const [path, content] of files) await writeFile(stagedPath((at = path)), content, { flag: 'wx', flush: true });
    for (const [path, from] of staged) {
      await rename(from, (at = path));
      staged.delete(path);
    }
    return succeed(undefined);
  } catch (error) {
    for (const from of staged.values()) await rm(from, { force: true });
    return fail({ code: 'cli.unwritable', message: `${what} was not written to ${at}: ${whyNot(error)}.` });
  }
}

const stagedPath = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
