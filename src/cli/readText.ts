import { readFile } from 'node:fs/promises';
import { fail, type Result, succeed } from '../core/base/result.ts';
import { whyNot } from '../packs/whyNot.ts';

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
