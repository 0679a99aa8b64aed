import { succeed, type Problem, type Result } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { readFolder } from './folder.ts';
import { hashFiles } from './hash.ts';
import type { ParsedPacks } from './parsedPacks.ts';
import { readPack } from './readPack.ts';

/**
 * Reads and checks a pack folder. A problem's file is relative to the folder; all problems are told at once.
 * @param known packs that were read before: one that is still the same isn't parsed again, which takes a moment
 * @param parsed packs that an earlier session parsed
 */
export async function readPackFolder(
  folder: string,
  known: readonly Pack[] = [],
  parsed?: ParsedPacks,
): Promise<Result<Pack, Problem[]>> {
  const files = await readFolder(folder);
  if (!files.ok) return files;
  const hash = known.length > 0 || parsed ? hashFiles(files.value) : '';
  const same = known.find((pack) => pack.hash === hash) ?? (await parsed?.read(hash));
  if (same) return succeed(same);
  const pack = await readPack(files.value);
  if (pack.ok) await parsed?.keep(hash, pack.value);
  return pack;
}
