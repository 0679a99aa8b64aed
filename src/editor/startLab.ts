import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { z } from 'zod';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { progressKey } from '../core/course/progress.ts';
import type { KnownLab } from '../packs/labGroups.ts';
import { createLab } from '../workspace/createLab.ts';
import { chooseParent } from './chooseParent.ts';
import { openLabFolder, type OpenParts } from './openLabFolder.ts';
import { manifestFor, pickLab } from './pickLab.ts';
import type { ProgressStore } from './progressStore.ts';
import { repairLab, type RepairParts } from './repairLab.ts';

/** `folder` is where the lab's own folder is made; with it, nothing is asked. `open: false` only makes the files. */
export const startLabArgsSchema = z
  .object({ lab: z.string().optional(), folder: z.string().optional(), open: z.boolean().default(true) })
  .prefault({});

export interface StartParts extends OpenParts, RepairParts {
  readonly progress: ProgressStore;
  /** `dist/groundloop.d.ts`. */
  readonly types: vscode.Uri;
}

/** In the memory: where the last lab's folder was made. */
const parentKey = 'groundloop.lastParent';
const lastParent = ({ memory }: StartParts): string | undefined =>
  z.string().optional().catch(undefined).parse(memory.get(parentKey));

export const nothingChosen: Problem = { code: 'lab.not-chosen', message: 'Nothing was chosen.' };

/** Makes a lab folder and opens it. The folder made, or why none was: what is wrong is told to the learner as well. */
export async function startLab(parts: StartParts, args: z.infer<typeof startLabArgsSchema>): Promise<Result<string>> {
  const lab = args.lab === undefined ? await chosenLab(parts) : await namedLab(parts, args.lab);
  if (!lab) return fail(nothingChosen);
  const place =
    args.folder === undefined ? await chooseParent(lab, lastParent(parts)) : { parent: args.folder, isThere: false };
  if (!place) return fail(nothingChosen);
  const folder = join(place.parent, lab.files.lab.id);
  if (place.isThere) {
    await openLabFolder(parts, folder);
    return succeed(folder);
  }
  const types = await readFile(parts.types.fsPath, 'utf8');
  const made = await createLab(folder, { manifest: manifestFor(lab), files: lab.files, types });
  if (made.ok) {
    const { id, scored } = lab.files.lab;
    if (args.folder === undefined) await parts.memory.update(parentKey, place.parent);
    if (scored) parts.progress.record({ type: 'lab-started', lab: progressKey(lab.pack.id, id) });
    if (args.open) await openLabFolder(parts, folder);
    return succeed(folder);
  }
  if (args.folder === undefined) return mend(parts, lab, folder, made.problem);
  // Someone who named the folder waits for an answer, not for a button.
  mend(parts, lab, folder, made.problem).catch((error: unknown) => {
    parts.notices.fault(vscode.l10n.t('Start Lab'), error);
  });
  return made;
}

/** Packs that can't be read are no reason to ask less, unless nothing is left to choose from. */
async function chosenLab({ library, progress, notices }: StartParts): Promise<KnownLab | undefined> {
  const reading = library.contents().then(({ problems }) => {
    for (const { code, message, where } of problems) notices.log.warn(`${code}: ${where?.file ?? ''} ${message}`);
    return problems[0];
  });
  const chosen = await pickLab(library, progress.current);
  const first = await reading;
  if (chosen || (await library.labs()).length > 0) return chosen;
  const none = { code: 'pack.none', message: vscode.l10n.t('No lab is installed.') };
  const showLog = vscode.l10n.t('Show Log');
  if ((await notices.problem(first ?? none, showLog)) === showLog) notices.log.show();
  return undefined;
}

async function namedLab(parts: StartParts, id: string): Promise<KnownLab | undefined> {
  const lab = await parts.library.lab(id);
  if (!lab) void parts.notices.problem({ code: 'lab.unknown', message: vscode.l10n.t('No pack has a lab "{0}".', id) });
  return lab;
}

/** Says what is in the way, with the buttons that help. */
async function mend(parts: StartParts, lab: KnownLab, folder: string, problem: Problem): Promise<Result<string>> {
  const help = helpFor(problem);
  const elsewhere = vscode.l10n.t('Choose Another Folder…');
  const chosen = await parts.notices.problem(problem, ...(help === undefined ? [] : [help]), elsewhere);
  if (chosen === undefined) return fail(problem);
  if (chosen === elsewhere) return startLab(parts, { lab: `${lab.pack.id}/${lab.files.lab.id}`, open: true });
  if (problem.code === 'lab.damaged' && !(await repairLab(parts, folder))) return fail(problem);
  await openLabFolder(parts, folder);
  return succeed(folder);
}

function helpFor(problem: Problem): string | undefined {
  if (problem.code === 'lab.exists') return vscode.l10n.t('Open It');
  return problem.code === 'lab.damaged' ? vscode.l10n.t('Repair') : undefined;
}
