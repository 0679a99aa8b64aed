import * as vscode from 'vscode';
import { pipelineName } from '../workspace/createLab.ts';
import { verdictOn } from '../workspace/labRun.ts';
import { runNotes, type LoopOutcome, type NoteContent } from '../workspace/runNotes.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';

const setting = 'groundloop.inlayHints';

/** What the last run came to, on the learner's own lines; while the text is the one that was run, and not longer. */
export function showInlayHints(labs: Labs): DisposableStore {
  const store = new DisposableStore();
  const changed = store.add(new vscode.EventEmitter<void>());
  const shown = new WeakMap<Lab, string>();
  store.add(
    labs.onDidChangeLab((lab) => {
      const now = verdictOn(lab.run, lab.run.text ?? '')?.code.hash ?? '';
      if (shown.get(lab) === now) return;
      shown.set(lab, now);
      changed.fire();
    }),
  );
  store.add(
    labs.onDidChangeList(() => {
      changed.fire();
    }),
  );
  store.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting)) changed.fire();
    }),
  );
  store.add(
    vscode.languages.registerInlayHintsProvider(
      { scheme: 'file', pattern: `**/${pipelineName}` },
      {
        onDidChangeInlayHints: changed.event,
        provideInlayHints(document, range) {
          const lab = labs.byPipeline(document.uri);
          if (!lab || !vscode.workspace.getConfiguration(undefined, document.uri).get<boolean>(setting, true))
            return [];
          return runNotes(lab.run, document.getText())
            .map(({ line, column, what }) => hintOf(new vscode.Position(line - 1, column - 1), what))
            .filter(({ position }) => range.contains(position));
        },
      },
    ),
  );
  return store;
}

function hintOf(position: vscode.Position, what: NoteContent): vscode.InlayHint {
  const hint = new vscode.InlayHint(position, words(what));
  hint.paddingLeft = true;
  hint.tooltip = tooltip(what);
  return hint;
}

/** VS Code shows 43 characters a line, of all hints together. */
function words(what: NoteContent): string {
  switch (what.kind) {
    case 'made': {
      const items = what.times > 1 ? `${what.times} × ${what.items}` : String(what.items);
      return what.right === undefined ? items : vscode.l10n.t('{0} · {1} % right', items, what.right);
    }
    case 'kept':
      return what.right === undefined || what.right === what.rightOf
        ? vscode.l10n.t('{0} of {1}', what.items, what.of)
        : vscode.l10n.t('{0} of {1} · right {2} → {3} %', what.items, what.of, what.rightOf ?? 0, what.right);
    case 'loop':
      return `${vscode.l10n.t('kept {0} of {1}', what.kept, what.sampled)} · ${outcomeWords(what.outcome)}`;
    case 'plan':
      return vscode.l10n.t('{0} % of the compute wasted', what.wasted);
    case 'rule':
      return vscode.l10n.t('paused in time {0} % · calm ones ran on {1} %', what.inTime, what.leftRunning);
  }
}

function outcomeWords({ kind, percent }: LoopOutcome): string {
  switch (kind) {
    case 'rare-alive':
      return vscode.l10n.t('rare facts alive {0} %', percent);
    case 'harmful':
      return vscode.l10n.t('harmful answers {0} %', percent);
    case 'handled':
      return vscode.l10n.t('orders handled {0} %', percent);
  }
}

function tooltip(what: NoteContent): string {
  switch (what.kind) {
    case 'made':
      return vscode.l10n.t('Items made in an average call of the last run, first seed, and how many of them are true.');
    case 'kept':
      return vscode.l10n.t(
        'What came out of an average call of the last run, first seed, of what went in, and how many are true before and after.',
      );
    case 'loop':
      return vscode.l10n.t(
        'Drafts kept in an average generation of the last run, first seed, beside {0} items by people, and the model it ended with.',
        what.human,
      );
    case 'plan':
      return vscode.l10n.t('The first ledger of the last run, beside the best plan for the same compute.');
    case 'rule':
      return vscode.l10n.t('Of all races of the last run: those that needed a pause, and those that did not.');
  }
}
