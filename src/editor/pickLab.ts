import * as vscode from 'vscode';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { labProgress, progressKey, type Progress } from '../core/course/progress.ts';
import type { PackLibrary } from '../packs/library.ts';
import type { LabManifest } from '../workspace/labManifest.ts';

export interface KnownLab {
  readonly pack: Pack;
  readonly files: LabFiles;
}

export const manifestFor = ({ pack, files }: KnownLab): LabManifest => ({
  format: 1,
  pack: pack.id,
  packVersion: pack.version,
  lab: files.lab.id,
  created: new Date().toISOString(),
});

/** Lets the learner choose from all labs of all packs. */
export async function pickLab(library: PackLibrary, progress?: Progress): Promise<KnownLab | undefined> {
  const items = (await library.labs()).map(({ pack, files }) => ({
    label: files.lab.title,
    description: [placeOf(pack, files), vscode.l10n.t('{0} min', files.lab.minutes), stateOf(pack, files, progress)]
      .filter((part) => part !== '')
      .join(' · '),
    detail: files.lab.summary,
    pack,
    files,
  }));
  return vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Choose a lab'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

function placeOf(pack: Pack, { lab }: LabFiles): string {
  for (const module of pack.modules) {
    const index = module.lessons.findIndex(({ id }) => id === lab.lesson);
    if (index < 0) continue;
    return vscode.l10n.t('Module {0} · Lesson {1}', module.number, module.lessons[index]?.number ?? index + 1);
  }
  return '';
}

function stateOf(pack: Pack, { lab }: LabFiles, progress: Progress | undefined): string {
  if (!progress) return '';
  const { started, passed, bestScore } = labProgress(progress, progressKey(pack.id, lab.id));
  if (passed) return vscode.l10n.t('passed, best {0} / 100', Math.round(bestScore ?? 0));
  if (bestScore !== null) return vscode.l10n.t('best {0} / 100', Math.round(bestScore));
  return started ? vscode.l10n.t('started') : '';
}
