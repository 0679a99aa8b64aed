import * as vscode from 'vscode';
import type { KnownSystem, PackLibrary } from '../packs/library.ts';
import { systemGroups, type SystemGroup } from '../packs/systemGroups.ts';

interface SystemItem extends vscode.QuickPickItem {
  /** None for the headings between the systems. */
  readonly known?: KnownSystem;
}

/** Lets the learner choose from all known systems, module by module. */
export async function pickSystem(library: PackLibrary): Promise<KnownSystem | undefined> {
  const chosen = await vscode.window.showQuickPick(systemItems(await library.systems()), {
    placeHolder: vscode.l10n.t('Choose a known system'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.known;
}

/** Systems as a list to choose from, with a heading for each module. */
export const systemItems = (systems: readonly KnownSystem[]): SystemItem[] =>
  systemGroups(systems).flatMap((group): SystemItem[] => [
    { label: headingOf(group), kind: vscode.QuickPickItemKind.Separator },
    ...group.systems.map((known) => ({
      label: known.system.title,
      description: String(known.system.year),
      detail: known.system.summary,
      known,
    })),
  ]);

const headingOf = ({ module }: SystemGroup): string =>
  module ? vscode.l10n.t('Module {0}: {1}', module.number, module.title) : vscode.l10n.t('Known systems');
