import * as vscode from 'vscode';
import { z } from 'zod';
import { labProgress } from '../core/course/progress.ts';
import { pipelineName } from '../workspace/labTexts.ts';
import { shownVerdict } from '../workspace/labRun.ts';
import { commandIds } from './commandIds.ts';
import type { Lab } from './lab.ts';
import type { Notices } from './notices.ts';
import type { ProgressStore } from './progressStore.ts';
import { offerSkeleton } from './showPipeline.ts';
import { solutionUri } from './solutionDocuments.ts';

export const solutionArgs = z.object({ folder: z.string().optional(), solution: z.string().optional() }).prefault({});

export interface SolutionParts {
  readonly progress: ProgressStore;
  readonly notices: Notices;
}

/** Shows a passed pipeline beside a reference solution. False where nothing is shown. */
export async function compareSolution(parts: SolutionParts, lab: Lab, asked: string | undefined): Promise<boolean> {
  const { notices } = parts;
  const names = [...lab.files.solutions.keys()];
  if (names.length === 0) {
    void notices.info(vscode.l10n.t('“{0}” has no reference solution: your own is the one that counts.', lab.title));
    return false;
  }
  const { passed, bestScore } = labProgress(parts.progress.current, lab.key);
  if (!passed) {
    void offerHelp(parts, lab, bestScore).catch((error: unknown) => {
      notices.fault(vscode.l10n.t('Helping with “{0}”', lab.title), error);
    });
    return false;
  }
  const name = names.find((one) => one === asked) ?? (names.length === 1 ? names[0] : await chooseSolution(lab));
  if (name === undefined) return false;
  try {
    await lab.source();
  } catch (error) {
    if (!(await offerSkeleton(lab, notices, error))) return false;
  }
  // In a diff, the left side can't be edited, and a virtual document on the right can't either.
  const title = vscode.l10n.t('{0} ↔ solution “{1}”', pipelineName, titleOf(name));
  await vscode.commands.executeCommand('vscode.diff', lab.pipeline, solutionUri(lab, name), title);
  return true;
}

async function offerHelp({ notices }: SolutionParts, lab: Lab, bestScore: number | null): Promise<void> {
  const hint = vscode.l10n.t('Next Hint');
  const run = vscode.l10n.t('Simulate and Grade');
  const opens = vscode.l10n.t('The reference solutions of “{0}” open when you have passed it.', lab.title);
  const best = bestScore === null ? [] : [vscode.l10n.t('Your best so far is {0} / 100.', Math.round(bestScore))];
  const help = shownVerdict(lab.run)
    ? vscode.l10n.t('The next hint may get you there.')
    : vscode.l10n.t('A run shows what is missing, and gives hints.');
  const chosen = await notices.info([opens, ...best, help].join(' '), shownVerdict(lab.run) ? hint : run);
  const args = { folder: lab.folder.fsPath };
  if (chosen === hint) await vscode.commands.executeCommand(commandIds.nextHint, args);
  if (chosen === run) await vscode.commands.executeCommand(commandIds.simulateAndGrade, args);
}

async function chooseSolution(lab: Lab): Promise<string | undefined> {
  const items = [...lab.files.solutions].map(([name, text]) => ({ label: titleOf(name), detail: aboutOf(text), name }));
  const placeHolder = vscode.l10n.t('Several ways lead there: which one do you want to see beside yours?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.name;
}

const titleOf = (name: string): string => name.replace(/\.ts$/, '').replaceAll('-', ' ');

/** What its author says of it first. */
const aboutOf = (text: string): string =>
  /\/\*\*(.*?)\*\//s
    .exec(text)?.[1]
    ?.replace(/^\s*\*/gm, '')
    .replace(/\s+/g, ' ')
    .trim() ?? '';
