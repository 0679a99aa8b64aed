import { readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { z } from 'zod';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { parseProgressFile } from '../core/course/progressFile.ts';
import { diskReason } from '../workspace/diskReason.ts';
import type { Notices } from './notices.ts';
import type { ProgressStore } from './progressStore.ts';

/** With `file`, nothing is asked. */
export const transferArgs = z.object({ file: z.string().optional() }).prefault({});

export interface TransferParts {
  readonly progress: ProgressStore;
  readonly notices: Notices;
}

const filters = (): Record<string, string[]> => ({ [vscode.l10n.t('Groundloop progress')]: ['jsonl'] });

/** Writes all progress into a file; undefined if the learner left. */
export async function exportProgress(parts: TransferParts, file?: string): Promise<Result<string> | undefined> {
  const path = file ?? (await askWhereTo());
  if (path === undefined) return undefined;
  const text = await parts.progress.export();
  if (!text.ok) return told(parts, text.problem);
  try {
    await writeFile(path, text.value);
  } catch (error) {
    const message = vscode.l10n.t('{0} can’t be written: {1}. Choose another place.', path, diskReason(error));
    return told(parts, { code: 'progress.not-exported', message });
  }
  void parts.notices.info(
    vscode.l10n.t('Your progress is in {0}. On another machine, “Groundloop: Import Progress…” reads it.', path),
  );
  return succeed(path);
}

/** Adds what a file has and this machine doesn't; how many events that were, or undefined if the learner left. */
export async function importProgress(parts: TransferParts, file?: string): Promise<Result<number> | undefined> {
  const path = file ?? (await askWhichOne());
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const message = vscode.l10n.t('{0} can’t be read: {1}.', path, diskReason(error));
    return told(parts, { code: 'progress.not-imported', message });
  }
  const events = parseProgressFile(text, path);
  if (!events.ok) return refused(parts, path, events.problem);
  const added = await parts.progress.import(events.value);
  if (!added.ok) return told(parts, added.problem);
  const there = events.value.length - added.value;
  void parts.notices.info(
    added.value === 0
      ? vscode.l10n.t('All {0} events of the file were here already: nothing had to be imported.', there)
      : vscode.l10n.t('{0} events were imported; {1} were here already.', added.value, there),
  );
  return added;
}

function refused({ notices }: TransferParts, path: string, problem: Problem): Result<never> {
  const line = problem.where?.line ?? 1;
  const message = vscode.l10n.t('{0}:{1}: {2} Nothing was imported.', path, line, problem.message);
  const open = vscode.l10n.t('Open File');
  void notices.problem({ ...problem, message }, open).then((chosen) => {
    if (chosen !== open) return;
    const selection = new vscode.Range(line - 1, 0, line - 1, 0);
    void vscode.window.showTextDocument(vscode.Uri.file(path), { selection });
  });
  return fail(problem);
}

function told({ notices }: TransferParts, problem: Problem): Result<never> {
  void notices.problem(problem);
  return fail(problem);
}

async function askWhereTo(): Promise<string | undefined> {
  const chosen = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export progress to a file'),
    defaultUri: vscode.Uri.file(join(homedir(), `groundloop-progress-${new Date().toISOString().slice(0, 10)}.jsonl`)),
    filters: filters(),
  });
  return chosen?.fsPath;
}

async function askWhichOne(): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import progress from a file'),
    openLabel: vscode.l10n.t('Import'),
    filters: filters(),
  });
  return chosen?.[0]?.fsPath;
}
