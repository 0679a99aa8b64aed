import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { outlineFile } from '../packs/crossChecks.ts';
import type { KnownLab } from '../packs/labGroups.ts';
import { findLabFolder } from '../workspace/findLab.ts';
import { readManifest } from '../workspace/labManifest.ts';

/**
 * Where a new lab's folder goes: into this window, into a folder at home, or elsewhere; undefined if the learner left. Where
 * the lab is already, it is offered as it is, before anything else is asked; then comes the place of the last one.
 * @param last where the last lab's folder was made
 */
export async function chooseParent(
  lab: KnownLab,
  last: string | undefined,
): Promise<{ parent: string; isThere: boolean } | undefined> {
  const here = await Promise.all(
    (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(async ({ name, uri }) => {
        const { parent, beside } = await outsideOthers(uri.fsPath);
        const label =
          beside === undefined ? vscode.l10n.t('In "{0}"', name) : vscode.l10n.t('Beside "{0}"', basename(beside));
        return { label, parent };
      }),
  );
  const home = { label: vscode.l10n.t('In my home folder'), parent: join(homedir(), 'groundloop') };
  const isSound = last !== undefined && existsSync(last) && (await isFree(last, lab));
  const before = isSound ? [{ label: vscode.l10n.t('Where the last lab is'), parent: last }] : [];
  // Beside a lab at home is in the home folder, too: a place is offered once.
  const known = [...here, home, ...before].filter(
    ({ parent }, i, all) => all.findIndex((other) => other.parent === parent) === i,
  );
  const places = await Promise.all(
    known.map(async ({ label, parent }) => {
      const isThere = await holds(parent, lab);
      const icon = isThere ? 'go-to-file' : parent === home.parent ? 'home' : 'folder';
      const words = isThere ? vscode.l10n.t('Open the one that is there: {0}', label) : label;
      return { label: `$(${icon}) ${words}`, description: parent, parent, isThere };
    }),
  );
  const rank = (place: (typeof places)[number]): number => (place.isThere ? 0 : place.parent === last ? 1 : 2);
  places.sort((a, b) => rank(a) - rank(b));
  const elsewhere = { label: `$(folder-opened) ${vscode.l10n.t('Choose Another Folder…')}` };
  const placeHolder = places.some(({ isThere }) => isThere)
    ? vscode.l10n.t('You have started this lab before. Go on there, or make another?')
    : vscode.l10n.t('Where should the lab’s folder be made?');
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { parent?: string; isThere?: boolean }>(
    [...places, elsewhere],
    { placeHolder },
  );
  const parent = chosen === elsewhere ? await browse() : chosen?.parent;
  return parent === undefined ? undefined : { parent, isThere: chosen?.isThere ?? false };
}

/** Whether the lab can be made here, or is here already. */
const isFree = async (folder: string, lab: KnownLab): Promise<boolean> =>
  (await holds(folder, lab)) || (await outsideOthers(folder)).parent === folder;

/** Whether the lab's own folder is in here already, sound. */
async function holds(parent: string, { pack, files }: KnownLab): Promise<boolean> {
  const manifest = await readManifest(join(parent, files.lab.id));
  return manifest.ok && manifest.value.pack === pack.id && manifest.value.lab === files.lab.id;
}

async function browse(): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: vscode.l10n.t('The lab gets a folder of its own in here'),
    openLabel: vscode.l10n.t('Make the Lab Here'),
  });
  const folder = chosen?.[0]?.fsPath;
  return folder === undefined ? undefined : (await outsideOthers(folder)).parent;
}

/** Where a lab can be made: in a folder or, where that is in a lab or a pack, `beside` it. */
interface Place {
  readonly parent: string;
  readonly beside?: string;
}

/** Labs don't nest, and lie in no pack, which they would break: in a lab, damaged or not, or a pack, the new one goes beside it. */
async function outsideOthers(folder: string): Promise<Place> {
  const around = (await findLabFolder(folder)) ?? (await findPackFolder(folder));
  if (around === undefined || dirname(around) === around) return { parent: folder };
  return { beside: around, ...(await outsideOthers(dirname(around))) };
}

/** The nearest folder with a pack in it from here upwards. */
async function findPackFolder(folder: string): Promise<string | undefined> {
  const outline = await readFile(join(folder, outlineFile), 'utf8').catch(() => '');
  // Other programs have files of that name, too.
  if (/^(?:schema|format):/m.test(outline) && /^id:/m.test(outline)) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : findPackFolder(above);
}
