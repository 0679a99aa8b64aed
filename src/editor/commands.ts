import * as vscode from 'vscode';
import { z } from 'zod';
import { labProgress } from '../core/course/progress.ts';
import type { Receipt } from '../core/grading/receipt.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { flawPlace, hintPlace, reviewPlace } from '../protocol/places.ts';
import type { Outcome } from '../sandbox/sandbox.ts';
import { flagged, shownVerdict, verdictOn } from '../workspace/labRun.ts';
import { nextHint } from '../workspace/hints.ts';
import { assistantCommands, type AssistantCommandParts } from './assistantCommands.ts';
import { chooseOpenLab, type ChooseParts } from './chooseOpenLab.ts';
import { commandIds, type CommandId } from './commandIds.ts';
import { compareArgsSchema, comparePipelines } from './comparePipelines.ts';
import type { Comparisons } from './comparisons.ts';
import { copyReceipt } from './copyReceipt.ts';
import { courseHandlers } from './courseCommands.ts';
import { DisposableStore } from './disposables.ts';
import type { Grader } from './grader.ts';
import type { Lab } from './lab.ts';
import { installArgs, installPack, removePack, type InstallParts } from './installPack.ts';
import type { InlineSuggestions } from './inlineSuggestions.ts';
import { fromRow } from './labOfRow.ts';
import type { LessonPanels } from './lessonPanels.ts';
import { keyCommands, type KeyParts } from './keyCommands.ts';
import { lessonWords } from './lessonWords.ts';
import { openSystem, openSystemArgsSchema } from './openSystem.ts';
import { offerRun } from './offerRun.ts';
import type { ItemParts } from './openItem.ts';
import { glossarySubject, startSubject, testSubject } from './panelSubject.ts';
import { pickLesson } from './pickLesson.ts';
import { pickPack } from './pickPack.ts';
import { pickTest } from './pickTest.ts';
import type { SubmissionParts } from './exportSubmission.ts';
import { previewCommands, type PreviewParts } from './previewCommands.ts';
import type { Reviews } from './reviews.ts';
import { safetyCommands } from './safetyCommands.ts';
import { startLab, startLabArgsSchema } from './startLab.ts';
import type { UpdatePreview } from './updatePreview.ts';

export interface CommandParts
  extends ItemParts, ChooseParts, InstallParts, PreviewParts, AssistantCommandParts, KeyParts, SubmissionParts {
  readonly grader: Grader;
  readonly panels: LessonPanels;
  readonly comparisons: Comparisons;
  readonly inline: InlineSuggestions;
  readonly reviews: Reviews;
  readonly preview: UpdatePreview;
  /** Id and version, for reports. */
  readonly extension: vscode.Extension<unknown>;
}

/** What commands about an open lab take: from code lenses, the status bar and the panel. */
const labArgs = z.object({ folder: z.string().optional(), flaw: z.string().optional() }).prefault({});
const lessonArgs = z
  .object({ lesson: z.string().optional(), section: z.string().optional(), beside: z.boolean().default(false) })
  .prefault({});

const testArgs = z.object({ module: z.string().optional() }).prefault({});

/** Editor title buttons and keys pass a `Uri` or nothing where links pass arguments: both mean "what is looked at". */
const orNothing = (args: unknown): unknown => (args instanceof vscode.Uri ? undefined : args);

/** The flaws of the newest run, those on the line of the cursor first where the run was about this text. */
function byCursor(lab: Lab, verdict: Verdict): string[] {
  const editor = vscode.window.activeTextEditor;
  const isAbout = editor && lab.isPipeline(editor.document.uri) && verdictOn(lab.run, editor.document.getText());
  if (!isAbout) return flagged(verdict);
  const line = editor.selection.active.line + 1;
  const isHere = (id: string): boolean =>
    verdict.flaws.some(({ id: one, where }) => one === id && where && where.line <= line && line <= where.endLine);
  return flagged(verdict).sort((a, b) => Number(isHere(b)) - Number(isHere(a)));
}

export function registerCommands(parts: CommandParts): DisposableStore {
  const { grader, panels, notices } = parts;
  const withLab = (args: unknown) => chooseOpenLab(parts, labArgs.parse(orNothing(args)).folder);

  const handlers: Readonly<Record<CommandId, (args: unknown) => unknown>> = {
    [commandIds.startLab]: (args) => startLab(parts, startLabArgsSchema.parse(orNothing(args))),

    [commandIds.openLesson]: async (args) => {
      const { lesson, section, beside } = lessonArgs.parse(orNothing(args));
      const found =
        lesson === undefined
          ? await pickLesson(parts.library, parts.progress.current)
          : await parts.library.lesson(lesson);
      if (!found) return;
      const place = section === undefined ? {} : { goTo: section };
      panels.open(found.pack, found.lesson, beside ? { ...place, column: vscode.ViewColumn.Beside } : place);
    },

    [commandIds.startHere]: async () => {
      const { packs } = await parts.library.contents();
      const withStart = packs.filter(({ start }) => start !== null);
      if (withStart.length === 0) await vscode.commands.executeCommand(commandIds.readFirstLesson);
      const pack = await pickPack(withStart);
      if (pack?.start) panels.openPage(startSubject(pack, pack.start));
    },

    [commandIds.openGlossary]: async () => {
      const pack = await pickPack((await parts.library.contents()).packs);
      if (pack) panels.openPage(glossarySubject(pack, lessonWords));
    },

    [commandIds.takeModuleTest]: async (args) => {
      const chosen = await pickTest(parts, testArgs.parse(orNothing(args)).module);
      if (chosen) panels.openPage(testSubject(chosen.pack, chosen.module, lessonWords));
    },

    [commandIds.reviewDue]: async () => {
      const subject = await parts.reviews.subject();
      if (subject) panels.openPage(subject, { goTo: reviewPlace });
    },

    [commandIds.openSystem]: (args) => openSystem(parts, openSystemArgsSchema.parse(orNothing(args))),

    [commandIds.comparePipelines]: (args) => comparePipelines(parts, compareArgsSchema.parse(orNothing(args))),
    ...courseHandlers(parts),

    [commandIds.simulateAndGrade]: async (args): Promise<Outcome | undefined> => {
      const lab = await withLab(args);
      return lab && panels.showNews(lab, grader.grade(lab));
    },

    [commandIds.cancelRun]: (args) => {
      const { folder } = labArgs.parse(orNothing(args));
      for (const lab of parts.labs.all) {
        if (folder === undefined || lab.folder.fsPath === folder) grader.cancel(lab);
      }
    },

    [commandIds.openReport]: async (args) => {
      const lab = await withLab(args);
      if (!lab) return;
      parts.labs.use(lab);
      const { flaw } = labArgs.parse(orNothing(args));
      panels.openFor(lab, 'report', flaw && flawPlace(flaw), false);
    },

    [commandIds.nextStep]: async (args) => {
      const lab = await withLab(args);
      if (lab) await panels.leadOn(lab);
    },

    [commandIds.nextHint]: async (args) => {
      const lab = await withLab(args);
      if (!lab) return;
      const { flaw } = labArgs.parse(orNothing(args));
      const verdict = shownVerdict(lab.run)?.verdict;
      if (!verdict) {
        void offerRun(lab, notices, {
          toSave: vscode.l10n.t('Save {0} first: hints are about what the run finds.', 'pipeline.ts'),
          toRun: vscode.l10n.t('Hints are about what a run finds, and nothing has run yet.'),
        });
        return;
      }
      const flaws = flaw === undefined ? byCursor(lab, verdict) : [flaw];
      const hint = nextHint(lab.files.lab, labProgress(parts.progress.current, lab.key), flaws);
      if (hint) {
        parts.progress.record({ type: 'hint-taken', lab: lab.key, flaw: hint.flaw });
        panels.openFor(lab, 'report', hintPlace(hint.flaw, hint.number));
      } else if (!lab.files.lab.scored) {
        void notices.info(vscode.l10n.t('A known system has no hints: README.md says what to try.'));
      } else if (flaws.length === 0 && lab.run.fault) {
        void notices.info(
          vscode.l10n.t('The last run stopped, so no flaw was looked for. The report says where, and what to try.'),
        );
      } else if (flaws.length === 0) {
        void notices.info(vscode.l10n.t('The last run found no flaw: no hint is needed.'));
      } else {
        panels.openFor(lab, 'report');
        void notices.info(vscode.l10n.t('You have seen every hint. The report says what to try and what to read.'));
      }
    },

    [commandIds.copyReceipt]: fromRow(parts, async (args): Promise<Receipt | undefined> => {
      const lab = await withLab(args);
      return lab && copyReceipt(lab, notices);
    }),

    [commandIds.turnInlineSuggestionsOff]: async (args) => {
      const lab = await withLab(args);
      // The code lens, which names the lab, names the folder that is switched as well.
      if (lab) await parts.inline.turnOff(lab, labArgs.parse(orNothing(args)).folder !== undefined);
    },

    [commandIds.turnInlineSuggestionsOn]: async (args) => {
      const lab = await withLab(args);
      if (lab) await parts.inline.turnBackOn(lab);
    },

    ...safetyCommands(parts),
    ...assistantCommands(parts),
    ...keyCommands(parts),

    [commandIds.installPack]: (args) => installPack(parts, installArgs.parse(orNothing(args)).place),
    [commandIds.removePack]: () => removePack(parts),

    ...previewCommands(parts),

    [commandIds.showLog]: () => {
      notices.log.show();
    },

    [commandIds.reportProblem]: () =>
      vscode.commands.executeCommand('workbench.action.openIssueReporter', { extensionId: parts.extension.id }),
  };

  const titles = commandTitles(parts.extension);
  const store = new DisposableStore();
  for (const [id, handler] of Object.entries(handlers)) {
    store.add(
      vscode.commands.registerCommand(id, async (args: unknown) => {
        try {
          return await handler(args);
        } catch (error) {
          notices.fault(titles.get(id) ?? id, error);
          return undefined;
        }
      }),
    );
  }
  return store;
}

/** In a display language other than English, VS Code keeps the original beside the translation. */
const titleSchema = z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]);
const manifestSchema = z.object({
  contributes: z.object({ commands: z.array(z.object({ command: z.string(), title: titleSchema })) }),
});

/** What the Command Palette calls each command, by id. */
function commandTitles({ packageJSON }: vscode.Extension<unknown>): ReadonlyMap<string, string> {
  const manifest = manifestSchema.safeParse(packageJSON);
  const commands = manifest.success ? manifest.data.contributes.commands : [];
  return new Map(commands.map(({ command, title }) => [command, title]));
}
