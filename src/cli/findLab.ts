import { fail, type Result, succeed } from '../core/base/result.ts';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { PackLibrary } from '../packs/library.ts';
import { formatProblem } from '../packs/position.ts';
import { LABS } from './places.ts';

/** A lab or known system of the installed packs, by `id` or `packId/id`; the problem names those there are. */
export async function findLab(id: string): Promise<Result<{ readonly pack: Pack; readonly files: LabFiles }>> {
  const library = new PackLibrary(LABS);
  const found = await library.lab(id);
  if (found) return succeed(found);
  const { problems } = await library.contents();
  const labs = (await library.labs()).map(({ files }) => files.lab.id);
  const systems = (await library.systems()).map(({ system }) => system.id);
  const known =
    `There is no lab "${id}". Labs: ${labs.join(', ') || 'none'}. ` + `Known systems: ${systems.join(', ') || 'none'}.`;
  return fail({ code: 'cli.unknown-lab', message: [known, ...problems.map(formatProblem)].join('\n') });
}
