import * as vscode from 'vscode';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { labProgress, progressKey, type Progress } from '../core/course/progress.ts';
import { type KnownLab, type LabGroup, labGroups } from '../packs/labGroups.ts';
import type { PackLibrary } from '../packs/library.ts';
import type { LabManifest } from '../workspace/labManifest.ts';

export const manifestFor = ({ pack, files }: KnownLab): LabManifest => ({
  format: 1,
  pack: pack.id,
  packVersion: pack.version,
  lab: files.lab.id,
  created: new Date().toISOString(),
});

interface LabItem extends vscode.QuickPickItem {
  /** None for the headings between the labs. */
  readonly known?: KnownLab;
}

/**
 * Lets the learner choose from all labs of all packs, module by module. The list is open while packs are still being read:
 * what is typed meanwhile goes into its box, and not into the editor below. Undefined too where there is no lab.
 */
export async function pickLab(library: PackLibrary, progress?: Progress): Promise<KnownLab | undefined> {
  const empty = new vscode.CancellationTokenSource();
  const items = library.labs().then((labs) => {
    if (labs.length === 0) empty.cancel();
    return itemsOf(labs, progress);
  });
  try {
    const options = { placeHolder: vscode.l10n.t('Choose a lab'), matchOnDescription: true, matchOnDetail: true };
    return (await vscode.window.showQuickPick(items, options, empty.token))?.known;
  } finally {
    empty.dispose();
  }
}

function itemsOf(labs: readonly KnownLab[], progress: Progress | undefined): LabItem[] {
  const groups = labGroups(labs);
  // Whose labs they are only matters where there is more than one pack.
  const several = groups.some(({ pack }) => pack !== groups[0]?.pack);
  return groups.flatMap((group): LabItem[] => [
    {
      label: several ? `${group.pack.title} · ${headingOf(group)}` : headingOf(group),
      kind: vscode.QuickPickItemKind.Separator,
    },
    ...group.labs.map((lab) => itemOf(lab, progress)),
  ]);
}

const headingOf = ({ module }: LabGroup): string =>
  module ? vscode.l10n.t('Module {0}: {1}', module.number, module.title) : vscode.l10n.t('Labs');

function itemOf({ pack, files }: KnownLab, progress: Progress | undefined): LabItem {
  return {
    label: files.lab.title,
    description: [placeOf(pack, files), vscode.l10n.t('{0} min', files.lab.minutes), stateOf(pack, files, progress)]
      .filter((part) => part !== '')
      .join(' · '),
    detail: files.lab.summary,
    known: { pack, files },
  };
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
