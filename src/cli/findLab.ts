import { fail, type Result, succeed } from '../core/base/result.ts';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { PackLibrary } from '../packs/library.ts';
import { formatProblem } from '../packs/position.ts';
import { LABS } from './places.ts';

/** A lab of the installed packs, by `labId` or `packId/labId`; the problem names those there are. */
export async function findLab(id: string): Promise<Result<{ readonly pack: Pack; readonly files: LabFiles }>> {
  const library = new PackLibrary(LABS);
  const found = await library.lab(id);
  if (found) return succeed(found);
  const { problems } = await library.contents();
  const labs = (await library.labs()).map(({ files }) => files.lab.id);
  const known = `There is no lab "${id}". Labs: ${labs.join(', ') || 'none'}.`;
  return fail({ code: 'cli.unknown-lab', message: [known, ...problems.map(formatProblem)].join('\n') });
}
