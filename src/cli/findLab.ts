import { fail, type Result, succeed } from '../core/base/result.ts';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { labIn } from '../packs/library.ts';
import { formatProblem } from '../packs/position.ts';
import { openPacks } from './openPack.ts';

interface FoundLab {
  readonly pack: Pack;
  readonly files: LabFiles;
}

/** A lab or known system, by `id` or `packId/id`, of the pack at `path` or else the built-in ones; the problem names those there are. */
export async function findLab(id: string, path: string | undefined): Promise<Result<FoundLab>> {
  const opened = await openPacks(path);
  if (!opened.ok) return opened;
  const { packs, problems } = opened.value;
  const found = labIn(packs, id);
  if (found) return succeed(found);
  const labs = packs.flatMap((pack) => [...pack.labs.keys()]);
  const systems = packs.flatMap((pack) => [...pack.systems.keys()]);
  const known = `There is no lab "${id}". Labs: ${labs.join(', ') || 'none'}. Known systems: ${systems.join(', ') || 'none'}.`;
  const elsewhere = path === undefined ? ' --pack names a pack that is not built in.' : '';
  return fail({ code: 'cli.unknown-lab', message: [known + elsewhere, ...problems.map(formatProblem)].join('\n') });
}
