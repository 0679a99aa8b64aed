import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import type { PackFiles } from './folder.ts';
import { hashFiles } from './hash.ts';
import { applySteps, formatOf, olderFormat, stepsFrom } from './migrate/migrate.ts';
import { parsePackInPieces } from './parsePack.ts';

/**
 * Makes a pack of files in any version of the format that there has been: what is installed goes on working. An older one is
 * migrated in memory; its hash stays that of its files, which signatures and receipts are about.
 */
export async function readPack(files: PackFiles): Promise<Result<Pack, Problem[]>> {
  const read = await parsePackInPieces(files);
  const older = read.ok ? undefined : olderFormat(files);
  if (!older) return read;
  const migrated = applySteps(files, stepsFrom(formatOf(files) ?? 0));
  const pack = migrated.ok ? await parsePackInPieces(migrated.value) : migrated;
  // Places in files that nobody has seen would help nobody.
  return pack.ok ? succeed({ ...pack.value, hash: hashFiles(files) }) : fail([older]);
}
