import * as vscode from 'vscode';
import { z } from 'zod';
import type { Labs } from './labs.ts';
import type { LessonPanels } from './lessonPanels.ts';
import type { Notices } from './notices.ts';
import { showPipeline } from './showPipeline.ts';

const pendingKey = 'groundloop.pendingLab';
const pendingSchema = z.object({ folder: z.string(), at: z.number() });
/** After this long, the window that should have opened was given up. */
const patienceMs = 10 * 60_000;

export interface OpenParts {
  /** `ExtensionContext.globalState`: it outlives the reload that opening a folder brings. */
  readonly memory: vscode.Memento;
  readonly labs: Labs;
  readonly panels: LessonPanels;
  readonly notices: Notices;
}

/** Shows a lab: its pipeline on the left, its task beside it. Opens its folder first where it isn't part of this window. */
export async function openLabFolder(parts: OpenParts, folder: string): Promise<void> {
  const uri = vscode.Uri.file(folder);
  if (vscode.workspace.getWorkspaceFolder(uri)) return showLab(parts, folder);
  await parts.memory.update(pendingKey, { folder, at: Date.now() });
  const empty = vscode.workspace.workspaceFolders === undefined;
  await vscode.commands.executeCommand(
    'vscode.openFolder',
    uri,
    empty ? { forceReuseWindow: true } : { forceNewWindow: true },
  );
}

/** Goes on where opening a folder reloaded the window. */
export async function resumeOpening(parts: OpenParts): Promise<void> {
  const pending = pendingSchema.safeParse(parts.memory.get(pendingKey));
  if (!pending.success || !vscode.workspace.getWorkspaceFolder(vscode.Uri.file(pending.data.folder))) return;
  await parts.memory.update(pendingKey, undefined);
  if (Date.now() - pending.data.at < patienceMs) await showLab(parts, pending.data.folder);
}

async function showLab({ labs, panels, notices }: OpenParts, folder: string): Promise<void> {
  const lab = await labs.open(folder);
  if (!lab.ok) {
    void notices.problem(lab.problem);
    return;
  }
  labs.use(lab.value);
  if (!(await showPipeline(lab.value, notices))) return;
  panels.openFor(lab.value, 'report');
}
