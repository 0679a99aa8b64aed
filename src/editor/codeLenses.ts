import * as vscode from 'vscode';
import { labProgress } from '../core/course/progress.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { nextHint } from '../workspace/hints.ts';
import { flagged, shownVerdict } from '../workspace/labRun.ts';
import { stepSpan } from '../workspace/stepSpan.ts';
import { commandIds } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import { wideFolder, type InlineSuggestions } from './inlineSuggestions.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { ProgressStore } from './progressStore.ts';
import { rangeOf } from './ranges.ts';
import { Reminder } from './reminder.ts';

/** What one can do, above `step`: in few letters, for beside the panel there is room for some fifty. */
export function showCodeLenses(labs: Labs, progress: ProgressStore, inline: InlineSuggestions): DisposableStore {
  const store = new DisposableStore();
  const changed = store.add(new vscode.EventEmitter<void>());
  /** By pipeline, what VS Code was given last. */
  const given = new Map<string, string>();
  const newsOf = (lab: Lab): string => JSON.stringify(commandsFor(lab, progress, inline));
  // Told of every seed and keystroke, VS Code would come seconds late: its wait starts anew each time. Told once, it may
  // never come. An editor that isn't visible asks by itself when it is shown.
  const reminder = store.add(
    new Reminder({
      tell: () => {
        changed.fire();
      },
      waiting: () => {
        const news = vscode.window.visibleTextEditors.flatMap(({ document }) => {
          const lab = labs.byPipeline(document.uri);
          const wanted = lab && newsOf(lab);
          return given.get(document.uri.toString()) === wanted ? [] : (wanted ?? document.uri.toString());
        });
        return news.length === 0 ? undefined : news.join();
      },
    }),
  );
  const refresh = (): void => {
    reminder.look();
  };
  store.add(labs.onDidChangeLab(refresh));
  store.add(labs.onDidChangeList(refresh));
  store.add(progress.onDidChange(refresh));
  store.add(inline.onDidChange(refresh));
  store.add(
    vscode.languages.registerCodeLensProvider(
      { scheme: 'file', pattern: `**/${pipelineName}` },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses(document) {
          const lab = labs.byPipeline(document.uri);
          if (!lab) {
            given.delete(document.uri.toString());
            return [];
          }
          given.set(document.uri.toString(), newsOf(lab));
          const range = rangeOf(stepSpan(document.getText()));
          return commandsFor(lab, progress, inline).map((command) => new vscode.CodeLens(range, command));
        },
      },
    ),
  );
  return store;
}

function commandsFor(lab: Lab, progress: ProgressStore, inline: InlineSuggestions): vscode.Command[] {
  const args = [{ folder: lab.folder.fsPath }];
  const shown = shownVerdict(lab.run);
  const wide = wideFolder(lab);
  const turnOff = wide === undefined ? vscode.l10n.t('Turn AI off') : vscode.l10n.t('Turn AI off in “{0}”', wide);
  const hint = shown && nextHint(lab.files.lab, labProgress(progress.current, lab.key), flagged(shown.verdict));
  return [
    lab.run.running
      ? { title: `$(debug-stop) ${vscode.l10n.t('Cancel run')}`, command: commandIds.cancelRun, arguments: args }
      : {
          title: `$(play) ${lab.files.lab.scored ? vscode.l10n.t('Simulate and grade') : vscode.l10n.t('Simulate')}`,
          command: commandIds.simulateAndGrade,
          arguments: args,
        },
    ...(hint
      ? [
          {
            title: `$(lightbulb) ${vscode.l10n.t('Hint {0}/{1}', hint.number, hint.of)}`,
            command: commandIds.nextHint,
            // That whose number it says, wherever the cursor is.
            arguments: [{ folder: lab.folder.fsPath, flaw: hint.flaw }],
          },
        ]
      : []),
    { title: vscode.l10n.t('Report'), command: commandIds.openReport, arguments: args },
    { title: vscode.l10n.t('Ask'), command: commandIds.askAssistant, arguments: args },
    ...(inline.offers(lab)
      ? [
          {
            title: turnOff,
            tooltip: vscode.l10n.t('AI completions may write the solution before you have thought of it.'),
            command: commandIds.turnInlineSuggestionsOff,
            arguments: args,
          },
        ]
      : []),
  ];
}
