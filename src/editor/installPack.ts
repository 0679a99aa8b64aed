import * as vscode from 'vscode';
import { z } from 'zod';
import { fail, succeed, type Result } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { planInstall } from '../packs/installed/installPlan.ts';
import type { InstalledPacks } from '../packs/installed/installedPacks.ts';
import { openLabpack, type OpenedLabpack } from '../packs/labpack/openLabpack.ts';
import type { PackLibrary } from '../packs/library.ts';
import { formatProblem } from '../packs/position.ts';
import { diskReason } from '../workspace/diskReason.ts';
import { commandIds } from './commandIds.ts';
import type { Course } from './course.ts';
import type { Labs } from './labs.ts';
import type { LessonPanels } from './lessonPanels.ts';
import type { Notices } from './notices.ts';
import type { PackDifferences } from './packDifferences.ts';
import { plainText } from './plainText.ts';
import { askForPack, bytesOf, type PackBytes } from './packSource.ts';
import { trustQuestion, type TrustQuestion } from './trustQuestion.ts';

export interface InstallParts {
  readonly library: PackLibrary;
  readonly installed: InstalledPacks;
  readonly course: Course;
  readonly labs: Labs;
  readonly panels: LessonPanels;
  readonly notices: Notices;
  readonly differences: PackDifferences;
}

/** `place`: a file, a folder or an address; asked for where it is missing. */
export const installArgs = z.object({ place: z.string().optional() }).prefault({});

export type Trust = (question: TrustQuestion, showDifferences: (() => Thenable<void>) | undefined) => Thenable<boolean>;

/**
 * Installs a pack after the learner agreed. Nothing in it runs, and nothing is written before.
 * @returns the pack; undefined where none was installed, and the learner knows why
 */
export async function installPack(
  parts: InstallParts,
  place?: string,
  trust: Trust = asked,
): Promise<Pack | undefined> {
  const from = (place ?? (await askForPack()))?.trim();
  const found = from === undefined || from === '' ? undefined : await bytesOf(from);
  if (!found) return undefined;
  const done = found.ok ? await openAndOffer(parts, found.value, trust) : found;
  if (!done.ok) void parts.notices.problem(done.problem);
  return done.ok ? done.value : undefined;
}

async function openAndOffer(parts: InstallParts, found: PackBytes, trust: Trust): Promise<Result<Pack | undefined>> {
  const opened = await openLabpack(found.bytes);
  if (opened.ok) return offer(parts, found, opened.value, trust);
  for (const problem of opened.problem) parts.notices.log.warn(formatProblem(problem));
  const [first] = opened.problem;
  const what = first ? formatProblem(first) : '';
  const more = opened.problem.length - 1;
  const message =
    more > 0
      ? vscode.l10n.t('This pack is broken: {0} And {1} more, which the log lists. Nothing was installed.', what, more)
      : vscode.l10n.t('{0} Nothing was installed.', what);
  return fail({ code: first?.code ?? 'pack.broken', message });
}

async function offer(
  parts: InstallParts,
  { bytes, source }: PackBytes,
  next: OpenedLabpack,
  trust: Trust,
): Promise<Result<Pack | undefined>> {
  const { pack, vouched } = next;
  if (vouched.kind === 'broken') {
    const message = vscode.l10n.t(
      'The signature of "{0}" doesn’t hold: {1}. Nothing was installed. Ask for the file again.',
      pack.title,
      vouched.why,
    );
    return fail({ code: 'pack.signature', message });
  }
  const record = await parts.installed.record(pack.id);
  if ((await parts.library.contents()).builtIn.includes(pack.id)) {
    const message = vscode.l10n.t('The pack "{0}" is part of Groundloop itself. Nothing was installed.', pack.id);
    return fail({ code: 'pack.built-in', message });
  }
  const inUse = await parts.installed.pack(pack.id);
  const before = inUse?.ok ? inUse.value : undefined;
  const plan = planInstall(next, record, before);
  const show = before && plan.kind !== 'same' ? () => parts.differences.show(before, next) : undefined;
  if (!(await trust(trustQuestion(pack, plan, source), show))) return succeed(undefined);
  try {
    await parts.installed.install(bytes, next, source);
  } catch (error) {
    const message = vscode.l10n.t(
      'The pack can’t be kept on this disk: {0}. Nothing was installed.',
      diskReason(error),
    );
    return fail({ code: 'pack.cannot-write', message });
  }
  // Whoever installs a pack has found the way in: the course shows it, not the first steps.
  parts.course.begin();
  await lookAgain(parts);
  const open = vscode.l10n.t('Show the Course');
  void parts.notices.info(vscode.l10n.t('"{0}" {1} is installed.', pack.title, pack.version), open).then((chosen) => {
    if (chosen === open) void vscode.commands.executeCommand(commandIds.showCourse);
  });
  return succeed(pack);
}

/** Everything that is open takes up the packs as they are now. */
export async function lookAgain({
  course,
  labs,
  panels,
}: Pick<InstallParts, 'course' | 'labs' | 'panels'>): Promise<void> {
  course.refresh();
  await labs.discover();
  await panels.renew();
}

const asked: Trust = async ({ message, detail, button, warn }, showDifferences) => {
  const show = vscode.l10n.t('Show Differences');
  const ask = warn ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const chosen = await ask(message, { modal: true, detail }, button, ...(showDifferences ? [show] : []));
  if (chosen !== show || !showDifferences) return chosen === button;
  await showDifferences();
  // Not modal, so that the differences can be read; then the whole question again.
  const goOn = vscode.l10n.t('Go On');
  const read = plainText(vscode.l10n.t('These are the differences. {0}', message));
  if ((await vscode.window.showInformationMessage(read, goOn)) !== goOn) return false;
  return (await ask(message, { modal: true, detail }, button)) === button;
};

/** Takes an installed pack away, after a question. The id of the pack removed. */
export async function removePack(parts: InstallParts): Promise<string | undefined> {
  const records = await parts.installed.records();
  if (records.length === 0) {
    void parts.notices.info(vscode.l10n.t('No pack was installed. The course that Groundloop brings stays.'));
    return undefined;
  }
  const { packs } = await parts.library.contents();
  const items = records.map(({ id, version, source }) => {
    const label = packs.find((pack) => pack.id === id)?.title ?? id;
    return { label, description: version, detail: source, id };
  });
  const title = vscode.l10n.t('Remove a lab pack');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Which pack?') });
  if (!chosen) return undefined;
  const { id } = chosen;
  const remove = vscode.l10n.t('Remove');
  const detail = vscode.l10n.t('Your lab folders and your progress stay. They count again when you install it again.');
  const question = vscode.l10n.t('Remove "{0}"?', chosen.label);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) !== remove) return undefined;
  try {
    await parts.installed.remove(id);
  } catch (error) {
    const message = vscode.l10n.t('The pack can’t be removed: {0}.', diskReason(error));
    void parts.notices.problem({ code: 'pack.cannot-remove', message });
    return undefined;
  }
  await lookAgain(parts);
  return id;
}
