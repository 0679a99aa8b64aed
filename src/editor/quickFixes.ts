import * as vscode from 'vscode';
import { labProgress } from '../core/course/progress.ts';
import { flawTitle } from '../core/grading/flawTitle.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { nextHint } from '../workspace/hints.ts';
import { verdictOn } from '../workspace/labRun.ts';
import { QUESTIONS, scaffold } from '../workspace/scaffold.ts';
import { commandIds, type CommandId } from './commandIds.ts';
import { diagnosticSource } from './diagnostics.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import { lessonArgs } from './lessonArgs.ts';
import type { ProgressStore } from './progressStore.ts';
import { spanOf } from './ranges.ts';

/** What one can do about a finding where it is shown. Nothing here mends a pipeline: that is the learner's work. */
export function showQuickFixes(labs: Labs, progress: ProgressStore): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { scheme: 'file', pattern: `**/${pipelineName}` },
    {
      provideCodeActions(document, _range, { diagnostics }) {
        const lab = labs.byPipeline(document.uri);
        const ours = diagnostics.filter(({ source }) => source === diagnosticSource);
        if (!lab) return [];
        return ours.flatMap((diagnostic) => {
          const flaw = flawOf(diagnostic);
          const name = ours.length > 1 && flaw !== undefined ? ` (${flawTitle(flaw) ?? flaw})` : '';
          const parts = { lab, document, diagnostic, name };
          return flaw === undefined ? [reportFix(parts)] : flawFixes(parts, flaw, progress);
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

interface FixParts {
  readonly lab: Lab;
  readonly document: vscode.TextDocument;
  readonly diagnostic: vscode.Diagnostic;
  /** Tells the findings at one place apart, where there are several. */
  readonly name: string;
}

/** The id of the flaw that a diagnostic of ours tells of; undefined for a fault. */
function flawOf({ code }: vscode.Diagnostic): string | undefined {
  const id = typeof code === 'object' ? code.value : code;
  return id === undefined ? undefined : String(id);
}

function flawFixes(parts: FixParts, flaw: string, progress: ProgressStore): vscode.CodeAction[] {
  const { lab, document, diagnostic, name } = parts;
  const folder = lab.folder.fsPath;
  const fixes: vscode.CodeAction[] = [];
  const hint = nextHint(lab.files.lab, labProgress(progress.current, lab.key), [flaw]);
  if (hint) {
    const title = vscode.l10n.t('Show the next hint, {0} of {1}', hint.number, hint.of);
    fixes.push(commandFix(diagnostic, title + name, commandIds.nextHint, { folder, flaw }));
  }
  const lesson = lab.run.verdict?.verdict.flaws.find(({ id }) => id === flaw)?.evidence.lesson;
  if (lesson !== undefined) {
    const title = vscode.l10n.t('Why: open the lesson section');
    fixes.push(commandFix(diagnostic, title + name, commandIds.openLesson, { ...lessonArgs(lab, lesson) }));
  }
  fixes.push(reportFix(parts, flaw));
  const ask = vscode.l10n.t('Ask about this flaw') + name;
  fixes.push(commandFix(diagnostic, ask, commandIds.askAssistant, { folder, flaw }));
  // Only where the finding is about this text: later lines may have moved.
  const text = document.getText();
  const question = QUESTIONS[flaw];
  const insertion = verdictOn(lab.run, text) && scaffold(text, spanOf(diagnostic.range), question);
  if (insertion) {
    const fix = fixOf(diagnostic, vscode.l10n.t('Insert a question as a comment') + name);
    fix.edit = new vscode.WorkspaceEdit();
    fix.edit.insert(document.uri, new vscode.Position(insertion.line - 1, 0), insertion.text);
    fixes.push(fix);
  }
  return fixes;
}

function reportFix({ lab, diagnostic, name }: FixParts, flaw?: string): vscode.CodeAction {
  const args = { folder: lab.folder.fsPath, ...(flaw === undefined ? {} : { flaw }) };
  return commandFix(diagnostic, vscode.l10n.t('Show in report') + name, commandIds.openReport, args);
}

function commandFix(
  diagnostic: vscode.Diagnostic,
  title: string,
  command: CommandId,
  args: Readonly<Record<string, unknown>>,
): vscode.CodeAction {
  const fix = fixOf(diagnostic, title);
  fix.command = { title, command, arguments: [args] };
  return fix;
}

function fixOf(diagnostic: vscode.Diagnostic, title: string): vscode.CodeAction {
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.diagnostics = [diagnostic];
  return fix;
}
