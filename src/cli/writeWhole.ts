import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { whyNot } from './readText.ts';

/** Writes a file in one step: a reader finds the old file or the whole new one. `what` names it in the message. */
export async function writeWhole(path: string, content: Uint8Array | string, what: string): Promise<Result<void>> {
  const staged = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeFile(staged, content, { flag: 'wx' });
    await rename(staged, path);
    return succeed(undefined);
  } catch (error) {
    await rm(staged, { force: true });
    return fail({ code: 'cli.unwritable', message: `${what} was not written to ${path}: ${whyNot(error)}.` });
  }
}
