import { progressKey } from '../core/course/progress.ts';
import { labFolder } from './labFolders.ts';
import { openLabFolder } from './openLabFolder.ts';
import { showPipeline } from './showPipeline.ts';
import { startLab, type StartParts } from './startLab.ts';

/** Shows a lab with its task beside it: the one in this window, else the one used last, else a new one. */
export async function openLab(parts: StartParts, packId: string, labId: string): Promise<void> {
  const { labs, panels, notices, memory } = parts;
  const key = progressKey(packId, labId);
  if (!labs.byKey(key)) await labs.discover();
  const lab = labs.byKey(key);
  if (lab) {
    labs.use(lab);
    if (await showPipeline(lab, notices)) panels.openFor(lab, 'report');
    return;
  }
  const folder = await labFolder(memory, key);
  if (folder === undefined) await startLab(parts, { lab: key, open: true });
  else await openLabFolder(parts, folder);
}
