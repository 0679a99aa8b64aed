import * as vscode from 'vscode';
import { z } from 'zod';
import type { Problem, Result } from '../core/base/result.ts';
import { parseProgressFile } from '../core/course/progressFile.ts';
import { type Shareable, shareable, sharedFrom } from '../core/desk/shared.ts';
import type { Statement } from '../core/desk/submission.ts';
import { receiptOf } from '../core/grading/receipt.ts';
import { exportSubmission, submissionText } from '../desk/exportSubmission.ts';
import { replaceFile } from '../journal/disk.ts';
import { receiptHost } from '../sandbox/receiptHost.ts';
import { newPrivateKey, publicKeyOf } from '../signing/ed25519.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { diskReason } from '../workspace/diskReason.ts';
import { SEED_BLOCK } from './gradeRequest.ts';
import type { Lab } from './lab.ts';
import type { Notices } from './notices.ts';
import { offerRun } from './offerRun.ts';
import type { ProgressStore } from './progressStore.ts';

/** With `name` and `file`, nothing is asked. */
export const submissionArgs = z
  .object({
    folder: z.string().optional(),
    name: z.string().optional(),
    id: z.string().optional(),
    share: z.array(z.enum(shareable)).default([...shareable]),
    file: z.string().optional(),
  })
  .prefault({});

export interface SubmissionParts {
  readonly progress: ProgressStore;
  readonly notices: Notices;
  /** `ExtensionContext.globalState`: who the learner said they are. */
  readonly memory: vscode.Memento;
  readonly secrets: vscode.SecretStorage;
}

type Learner = Statement['learner'];

const learnerKey = 'groundloop.learner';
const secretKey = 'groundloop.submissionKey';
const rememberedSchema = z.object({ name: z.string(), id: z.string().optional() }).partial().catch({});

/** Writes what a learner hands in for a lab; the file, or undefined where they left or something was in the way. */
export async function exportLab(
  parts: SubmissionParts,
  lab: Lab,
  args: z.infer<typeof submissionArgs>,
): Promise<string | undefined> {
  const { notices } = parts;
  if (!lab.files.lab.scored) {
    void notices.info(vscode.l10n.t('A known system is there to be looked at: there is nothing to hand in.'));
    return undefined;
  }
  const code = await lab.source();
  const { verdict, fault } = lab.run;
  if (verdict?.text !== code && fault?.text !== code) {
    void offerRun(lab, notices, {
      toSave: vscode.l10n.t('Save {0} first: what you hand in goes with the result of its run.', pipelineName),
      toRun: vscode.l10n.t('What you hand in goes with the result of its run, and this text has not run yet.'),
    });
    return undefined;
  }
  const learner = args.name === undefined ? await askWho(parts.memory) : { name: args.name, ...idOf(args.id) };
  const share = learner && (args.file === undefined ? await askWhat() : args.share);
  const file = learner && share && (args.file ?? (await askWhere(lab, learner.name)));
  if (!learner || !share || file === undefined) return undefined;

  const receipt = verdict?.text === code ? receiptOf(verdict.verdict, SEED_BLOCK, receiptHost) : undefined;
  const events = await eventsOf(parts.progress);
  if (!events.ok) {
    told(notices, events.problem);
    return;
  }
  const shared = sharedFrom(events.value, lab.pack, lab.files.lab.id);
  const { id, version, hash } = lab.pack;
  const statement = {
    lab: lab.files.lab.id,
    pack: { id, version, hash },
    learner,
    made: new Date().toISOString(),
    code,
    ...(receipt?.ok && { receipt: receipt.value }),
    ...Object.fromEntries(share.map((part) => [part, shared[part]])),
  };
  let text: string;
  try {
    text = submissionText(exportSubmission(statement, await privateKey(parts.secrets)));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : diskReason(error);
    const message = vscode.l10n.t('The submission can’t be signed: {0}. Nothing was written.', why);
    told(notices, { code: 'submission.not-signed', message });
    return;
  }
  try {
    await replaceFile(file, Buffer.from(text));
  } catch (error) {
    const message = vscode.l10n.t('{0} can’t be written: {1}. Choose another place.', file, diskReason(error));
    told(notices, { code: 'submission.not-exported', message });
    return;
  }
  void sayWhatIsInIt(notices, file, share, { graded: receipt?.ok === true, id: learner.id });
  return file;
}

const idOf = (id: string | undefined): { id?: string } =>
  id === undefined || id.trim() === '' ? {} : { id: id.trim() };

function told(notices: Notices, problem: Problem): undefined {
  void notices.problem(problem);
}

async function eventsOf(progress: ProgressStore): Promise<Result<readonly unknown[]>> {
  const text = await progress.export();
  return text.ok ? parseProgressFile(text.value, 'progress') : text;
}

/** A key that was kept is used as long as it is one. */
async function privateKey(secrets: vscode.SecretStorage): Promise<string> {
  const kept = await secrets.get(secretKey);
  if (kept !== undefined && publicKeyOf(kept) !== undefined) return kept;
  const made = newPrivateKey();
  await secrets.store(secretKey, made);
  return made;
}

async function askWho(memory: vscode.Memento): Promise<Learner | undefined> {
  const known = rememberedSchema.parse(memory.get(learnerKey));
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Export Submission (1/3)'),
    prompt: vscode.l10n.t('Your name, as your instructor knows it'),
    value: known.name ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => whyNoName(text),
  });
  if (name === undefined) return undefined;
  const id = await vscode.window.showInputBox({
    title: vscode.l10n.t('Export Submission (2/3)'),
    prompt: vscode.l10n.t('Your id in the learning platform, if your instructor asks for it; else leave it empty'),
    value: known.id ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? undefined : whyNoName(text)),
  });
  if (id === undefined) return undefined;
  const learner = { name: name.trim(), ...idOf(id) };
  await memory.update(learnerKey, learner);
  return learner;
}

const whyNoName = (text: string): string | undefined =>
  text.trim() === '' || text.trim().length > 200 ? vscode.l10n.t('Write 1 to 200 characters.') : undefined;

async function askWhat(): Promise<readonly Shareable[] | undefined> {
  const labels: Readonly<Record<Shareable, string>> = {
    attempts: vscode.l10n.t('How your runs went: when, score and flaws of each'),
    hints: vscode.l10n.t('Which hints you took'),
    answers: vscode.l10n.t('What you answered in the quizzes that go with this lab'),
  };
  const items = shareable.map((part) => ({ part, label: labels[part], picked: true }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export Submission (3/3)'),
    placeHolder: vscode.l10n.t('Besides your code and its result: what do you want to share?'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen?.map(({ part }) => part);
}

async function askWhere(lab: Lab, name: string): Promise<string | undefined> {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  const chosen = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the submission to a file'),
    defaultUri: vscode.Uri.joinPath(lab.folder, `${lab.files.lab.id}-${slug || 'submission'}.submission.json`),
    filters: { [vscode.l10n.t('Groundloop submission')]: ['json'] },
  });
  return chosen?.fsPath;
}

/** Nobody should hand in something without knowing what. */
async function sayWhatIsInIt(
  notices: Notices,
  file: string,
  share: readonly Shareable[],
  { graded, id }: { readonly graded: boolean; readonly id: string | undefined },
): Promise<void> {
  const names: Readonly<Record<Shareable, string>> = {
    attempts: vscode.l10n.t('your runs'),
    hints: vscode.l10n.t('your hints'),
    answers: vscode.l10n.t('your quiz answers'),
  };
  const inIt = [
    vscode.l10n.t('your name'),
    ...(id === undefined ? [] : [vscode.l10n.t('your id')]),
    vscode.l10n.t('your code'),
    ...(graded ? [vscode.l10n.t('its result')] : []),
    ...share.map((part) => names[part]),
  ].join(vscode.l10n.t(', '));
  const open = vscode.l10n.t('Open File');
  const message = vscode.l10n.t('{0} is ready to hand in. In it: {1}. Nothing was sent.', file, inIt);
  if ((await notices.info(message, open)) === open) await vscode.window.showTextDocument(vscode.Uri.file(file));
}
