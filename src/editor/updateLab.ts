import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { z } from 'zod';
import { succeed, type Result } from '../core/base/result.ts';
import type { Change } from '../workspace/changeFiles.ts';
import { readGiven, writeGiven } from '../workspace/given.ts';
import { readManifest } from '../workspace/labManifest.ts';
import { labTexts } from '../workspace/labTexts.ts';
import { sides, type Side } from '../workspace/mergeTexts.ts';
import { applyUpdate, planUpdate, type FileUpdate } from '../workspace/updateLab.ts';
import { changeProblem } from './changeWords.ts';
import type { Lab } from './lab.ts';
import { labDesk } from './labDesk.ts';
import type { Notices } from './notices.ts';
import { restore } from './restoreKept.ts';
import type { Timelines } from './timelines.ts';
import type { UpdatePreview } from './updatePreview.ts';
import { markerWords, sideItems, updatedFiles } from './updateWords.ts';

/** With `side`, nothing is shown and nothing asked. */
export const updateArgs = z.object({ folder: z.string().optional(), side: z.enum(sides).optional() }).prefault({});

export interface UpdateParts {
  readonly timelines: Timelines;
  readonly notices: Notices;
  readonly preview: UpdatePreview;
  /** `dist/groundloop.d.ts`. */
  readonly types: vscode.Uri;
}

/**
 * What a lab's pack has changed in its files since the learner got them. Where nothing is to be done, it is noted what they
 * were given, so that the next update has something to go by.
 */
export async function plannedUpdate(parts: UpdateParts, lab: Lab): Promise<Result<readonly FileUpdate[]>> {
  const folder = lab.folder.fsPath;
  const next = await givenNow(parts, lab);
  const manifest = await readManifest(folder);
  // From before notes were taken: as long as it is the version that the lab was made with, this is what was given.
  const first = manifest.ok && manifest.value.packVersion === lab.pack.version ? next : undefined;
  const known = await readGiven(folder);
  const planned = await planUpdate(labDesk(lab.folder), known ?? first, next);
  if (planned.ok && planned.value.length === 0 && !isSame(known, next)) await note(parts, lab, next);
  return planned;
}

/** Brings what the pack changed into a lab, as the learner decides in view of it; undefined if they leave it. */
export async function updateLab(
  parts: UpdateParts,
  lab: Lab,
  side: Side | undefined,
): Promise<Result<Change> | undefined> {
  const { notices, preview } = parts;
  const planned = await plannedUpdate(parts, lab);
  if (!planned.ok) return told(notices, planned);
  if (planned.value.length === 0) {
    void notices.info(vscode.l10n.t('“{0}” has everything that its pack has: there is nothing to update.', lab.title));
    return succeed({ changed: [], kept: [] });
  }
  if (side !== undefined) return apply(parts, lab, planned.value, side);
  await preview.show(lab, planned.value);
  const chosen = await vscode.window.showQuickPick(sideItems(planned.value), {
    title: vscode.l10n.t('Update “{0}”', lab.title),
    placeHolder: updatedFiles(planned.value),
    // The changes are there to be read first.
    ignoreFocusOut: true,
  });
  await preview.hide();
  if (chosen?.side === undefined) return undefined;
  const again = await plannedUpdate(parts, lab);
  if (!again.ok) return told(notices, again);
  if (isSamePlan(planned.value, again.value)) return apply(parts, lab, again.value, chosen.side);
  const message = vscode.l10n.t('The files changed while you looked, so nothing was updated. Look at it once more.');
  return told(notices, { ok: false, problem: { code: 'lab.busy', message } });
}

/** Writes an update, and offers the way back. */
export async function apply(
  parts: UpdateParts,
  lab: Lab,
  updates: readonly FileUpdate[],
  side: Side,
): Promise<Result<Change>> {
  const { notices, timelines } = parts;
  const given = await readGiven(lab.folder.fsPath);
  const done = await applyUpdate(labDesk(lab.folder), timelines.of(lab), updates, side, markerWords(lab));
  if (!done.ok) return told(notices, done);
  await note(parts, lab, await givenNow(parts, lab));
  void offerUndo(parts, lab, done.value, given).catch((error: unknown) => {
    notices.fault(vscode.l10n.t('Undoing the update'), error);
  });
  return done;
}

async function offerUndo(parts: UpdateParts, lab: Lab, { kept }: Change, given: Given): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const before = kept.at(-1);
  const message = vscode.l10n.t('“{0}” is up to date. What you had is in its timeline.', lab.title);
  if ((await parts.notices.info(message, ...(before ? [undo] : []))) !== undo || !before) return;
  const restored = await restore(parts, lab, before);
  // Then the update can be had again.
  if (restored.ok && given) await note(parts, lab, given);
}

type Given = ReadonlyMap<string, string> | undefined;

/** What the pack gives now. */
export const givenNow = async ({ types }: Pick<UpdateParts, 'types'>, lab: Lab): Promise<ReadonlyMap<string, string>> =>
  labTexts(lab.files, await readFile(types.fsPath, 'utf8'));

/** Without it, the next update asks about more than it would have to, and loses nothing. */
export async function note(
  { notices }: Pick<UpdateParts, 'notices'>,
  lab: Lab,
  given: ReadonlyMap<string, string>,
): Promise<void> {
  await writeGiven(lab.folder.fsPath, given).catch((error: unknown) => {
    notices.log.warn(`lab.given: ${lab.folder.fsPath}: ${String(error)}`);
  });
}

const isSame = (a: Given, b: ReadonlyMap<string, string>): boolean =>
  a?.size === b.size && [...b].every(([path, text]) => a.get(path) === text);

const isSamePlan = (a: readonly FileUpdate[], b: readonly FileUpdate[]): boolean =>
  a.length === b.length && a.every(({ path, mine }, i) => path === b[i]?.path && mine === b[i].mine);

function told<T>(notices: Notices, result: Extract<Result<T>, { ok: false }>): Result<never> {
  void notices.problem(changeProblem(result.problem));
  return result;
}
