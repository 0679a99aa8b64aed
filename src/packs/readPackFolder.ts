import { succeed, type Problem, type Result } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { readFolder } from './folder.ts';
import { hashFiles } from './hash.ts';
import { parsePack } from './parsePack.ts';

/**
 * Reads and checks a pack folder. A problem's file is relative to the folder; all problems are told at once.
 * @param known packs that were read before: one that is still the same isn't parsed again, which takes a moment
 */
export async function readPackFolder(folder: string, known: readonly Pack[] = []): Promise<Result<Pack, Problem[]>> {
  const files = await readFolder(folder);
  if (!files.ok) return files;
  const hash = known.length > 0 ? hashFiles(files.value) : '';
  const same = known.find((pack) => pack.hash === hash);
  return same ? succeed(same) : parsePack(files.value);
}
