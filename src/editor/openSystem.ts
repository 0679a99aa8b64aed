import * as vscode from 'vscode';
import { z } from 'zod';
import { fail, type Result } from '../core/base/result.ts';
import { nothingChosen, startLab, type StartParts } from './startLab.ts';
import { pickSystem } from './pickSystem.ts';

/** `folder` is where the system's own folder is made; with it, nothing is asked. `open: false` only makes the files. */
export const openSystemArgsSchema = z
  .object({ system: z.string().optional(), folder: z.string().optional(), open: z.boolean().default(true) })
  .prefault({});

/** Makes a folder with a known system's pipeline, as for a lab, and opens it. */
export async function openSystem(
  parts: StartParts,
  { system: id, ...where }: z.infer<typeof openSystemArgsSchema>,
): Promise<Result<string>> {
  const known = id === undefined ? await pickSystem(parts.library) : await parts.library.system(id);
  if (known) return startLab(parts, { ...where, lab: `${known.pack.id}/${known.system.id}` });
  if (id !== undefined) {
    const message = vscode.l10n.t('No pack has a system "{0}".', id);
    void parts.notices.problem({ code: 'system.unknown', message });
  }
  return fail(nothingChosen);
}
