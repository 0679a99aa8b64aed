import * as vscode from 'vscode';
import { decimalsFor, shown } from '../core/grading/units.ts';
import type { FlawVerdict } from '../core/grading/verdict.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { verdictOn } from '../workspace/labRun.ts';
import { stepSpan } from '../workspace/stepSpan.ts';
import { commandIds } from './commandIds.ts';
import { commandLink } from './commandLink.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import { lessonArgs } from './lessonArgs.ts';
import { rangeOf } from './ranges.ts';

/** What a flaw's links may do. */
const enabledCommands = [commandIds.openLesson, commandIds.openReport, commandIds.askAssistant];

/** Over a call that is to blame: what was found, how much of it, and where it is explained. */
export function showFlawHovers(labs: Labs): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { scheme: 'file', pattern: `**/${pipelineName}` },
    {
      provideHover(document, position) {
        const lab = labs.byPipeline(document.uri);
        const text = document.getText();
        const verdict = lab && verdictOn(lab.run, text);
        if (!verdict) return undefined;
        const here = verdict.flaws.flatMap((flaw) => {
          const range = rangeOf(flaw.where ?? stepSpan(text));
          return flaw.state === 'flawed' && range.contains(position) ? [{ flaw, range }] : [];
        });
        const [first] = here;
        return (
          first &&
          new vscode.Hover(
            here.map(({ flaw }) => hoverText(lab, flaw)),
            first.range,
          )
        );
      },
    },
  );
}

function hoverText(lab: Lab, flaw: FlawVerdict): vscode.MarkdownString {
  const { evidence } = flaw;
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands };
  text.appendMarkdown('**').appendText(flaw.title).appendMarkdown('**\n\n');
  text.appendText(evidence.sentence).appendMarkdown('\n\n');
  const measured = measuredText(flaw);
  if (measured !== undefined) text.appendText(measured).appendMarkdown('\n\n');
  const report = commandLink(commandIds.openReport, { folder: lab.folder.fsPath, flaw: flaw.id });
  const links = [`[${vscode.l10n.t('Show in report')}](${report})`];
  if (evidence.lesson !== undefined) {
    const why = commandLink(commandIds.openLesson, { ...lessonArgs(lab, evidence.lesson) });
    links.unshift(`[${vscode.l10n.t('Why')}](${why})`);
  }
  const ask = commandLink(commandIds.askAssistant, { folder: lab.folder.fsPath, flaw: flaw.id });
  links.push(`[${vscode.l10n.t('Ask about this flaw')}](${ask})`);
  return text.appendMarkdown(links.join(' · '));
}

/** The effect with its error and unit, beside the limit. */
function measuredText({ effect, se, threshold, sound, evidence }: FlawVerdict): string | undefined {
  if (effect === null) return undefined;
  const decimals = decimalsFor(effect, threshold);
  const [found, error, limit] = [effect, se ?? 0, threshold].map((value) => shown(value, decimals));
  return sound === 'at-least'
    ? vscode.l10n.t('Effect {0} ± {1} {2}, needs at least {3}', found ?? '', error ?? '', evidence.unit, limit ?? '')
    : vscode.l10n.t('Effect {0} ± {1} {2}, may be {3} at most', found ?? '', error ?? '', evidence.unit, limit ?? '');
}
