import type { Problem, Result } from '../core/base/result.ts';
import { fail, succeed } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { checkPools } from './checkPools.ts';
import { checkTexts } from './checkTexts.ts';
import type { PackFiles } from './folder.ts';
import { olderFormat } from './migrate/migrate.ts';
import { parsePack } from './parsePack.ts';
import { sortProblems } from './position.ts';

export interface CheckedFiles {
  readonly pack: Pack;
  /** What is wrong with a pack that can be read all the same. */
  readonly problems: readonly Problem[];
}

/** Everything that can be said of a pack's files without grading its pipelines; failed where they make no pack. Pure. */
export function checkFiles(files: PackFiles): Result<CheckedFiles, readonly Problem[]> {
  const read = parsePack(files);
  if (!read.ok && olderFormat(files)) return read;
  const prose = checkTexts(files);
  if (!read.ok) return fail(sortProblems([...read.problem, ...prose]));
  return succeed({ pack: read.value, problems: sortProblems([...prose, ...checkPools(read.value, files)]) });
}
