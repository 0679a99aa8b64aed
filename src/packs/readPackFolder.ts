import type { Problem, Result } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { readFolder } from './folder.ts';
import { parsePack } from './parsePack.ts';

/** Reads and checks a pack folder. A problem's file is relative to the folder; all problems are told at once. */
export async function readPackFolder(folder: string): Promise<Result<Pack, Problem[]>> {
  const files = await readFolder(folder);
  return files.ok ? parsePack(files.value) : files;
}
