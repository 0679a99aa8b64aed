import { readFile } from 'node:fs/promises';
import { fail, type Result, succeed } from '../core/base/result.ts';

/** No pipeline or receipt is longer; what a mistake in the path leads to may be. */
const MAX_BYTES = 1_000_000;

/** The text of a file named on the command line. `wanted` says what belongs there, e.g. `a TypeScript file`. */
export async function readText(path: string, wanted: string): Promise<Result<string>> {
  const refuse = (message: string) => fail({ code: 'cli.unreadable', message, where: { file: path } });
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return refuse(`Can't read ${path}: ${whyNot(error)}. Give the path of ${wanted}.`);
  }
  if (bytes.length > MAX_BYTES) return refuse(`${path} is larger than 1 MB. Give the path of ${wanted}.`);
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse(`${path} is not UTF-8 text. Save it as UTF-8 and try again.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission for it',
  EPERM: 'you have no permission for it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Why the file system refused, in a few words. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return reasons[code] ?? code;
}
