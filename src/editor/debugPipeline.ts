import * as vscode from 'vscode';
import { language } from '../core/base/say.ts';
import { SEEDS_PER_BLOCK } from '../core/grading/ladder.ts';
import { DebugProcess } from '../sandbox/debugProcess.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { isOwnCode } from '../workspace/ownCode.ts';
import { askForTrust } from './askForTrust.ts';
import { SEED_BLOCK } from './gradeRequest.ts';
import { DisposableStore } from './disposables.ts';
import type { Grader } from './grader.ts';
import type { Lab } from './lab.ts';
import type { Notices } from './notices.ts';

export interface DebugParts {
  /** `dist/debug.cjs`. */
  readonly bundle: vscode.Uri;
  readonly grader: Grader;
  readonly notices: Notices;
  /** `ExtensionContext.workspaceState`: what the learner agreed to holds for this workspace. */
  readonly workspaceMemory: vscode.Memento;
}

/** What became of it; `ran` where a debugger was attached, however that ended. */
export type DebugOutcome = 'ran' | 'untrusted' | 'not-own-code' | 'not-saved' | 'declined' | 'fault' | 'no-debugger';

/** Asks whether the learner's code may run outside the sandbox. */
export type Agree = (packTitle: string) => Thenable<boolean>;

const debuggerExtension = 'ms-vscode.js-debug';
/** Each version of a lab asks anew: what the learner starts from is its pack's. */
const agreedKey = ({ key, pack }: Lab): string => `groundloop.debugOutsideSandbox:${key}@${pack.hash}`;

/**
 * Runs the learner's own pipeline for one seed in the built-in JavaScript debugger. That is the one place where code runs
 * outside the sandbox: in a trusted folder, never as a pack ships it, and not before the learner agreed. Resolves when it
 * is over.
 */
export async function debugPipeline(
  parts: DebugParts,
  lab: Lab,
  token: vscode.CancellationToken,
  agree: Agree = askToAgree,
): Promise<DebugOutcome> {
  const { notices, workspaceMemory } = parts;
  if (!vscode.workspace.isTrusted) {
    askForTrust(notices);
    return 'untrusted';
  }
  const document = await vscode.workspace.openTextDocument(lab.pipeline);
  // Breakpoints are about the file.
  if (document.isDirty && !(await document.save())) {
    void notices.problem({
      code: 'debug.not-saved',
      message: vscode.l10n.t(
        '{0} could not be saved, and breakpoints are about the saved file. Save it, then debug again.',
        pipelineName,
      ),
    });
    return 'not-saved';
  }
  const source = document.getText();
  if (!isOwnCode(source, lab.files)) {
    void notices.info(
      vscode.l10n.t(
        'This is still the course’s code, and that only ever runs in the sandbox. Change it first: what you debug is your own.',
      ),
    );
    return 'not-own-code';
  }
  if (workspaceMemory.get(agreedKey(lab)) !== true) {
    if (!(await agree(lab.pack.title))) return 'declined';
    await workspaceMemory.update(agreedKey(lab), true);
  }
  const seed = SEEDS_PER_BLOCK * SEED_BLOCK + 1;
  const process = new DebugProcess(parts.bundle.fsPath, {
    type: 'debug',
    world: lab.files.lab.world,
    source,
    file: lab.pipeline.fsPath,
    seed,
    translation: language(),
    notes: notesFor(lab, seed),
  });
  try {
    const started = await process.start();
    if (started.kind === 'listening') return await attach(lab, process, started.address, token, notices);
    // The run says it in the editor, as always.
    void parts.grader.grade(lab);
    return 'fault';
  } finally {
    process.dispose();
  }
}

/** Attaches the debugger, and waits until the run or the session is over. */
async function attach(
  lab: Lab,
  process: DebugProcess,
  address: string,
  token: vscode.CancellationToken,
  notices: Notices,
): Promise<DebugOutcome> {
  const store = new DisposableStore();
  let session: vscode.DebugSession | undefined;
  const isOurs = (other: vscode.DebugSession): boolean => other.configuration['websocketAddress'] === address;
  const over = new Promise<void>((resolve) => {
    store.add(
      vscode.debug.onDidStartDebugSession((started) => {
        if (isOurs(started)) session = started;
      }),
    );
    store.add(
      vscode.debug.onDidTerminateDebugSession((ended) => {
        if (isOurs(ended)) resolve();
      }),
    );
    store.add(token.onCancellationRequested(resolve));
    void process.ended.then(resolve);
  });
  try {
    const folder = vscode.workspace.getWorkspaceFolder(lab.pipeline);
    if (!(await vscode.debug.startDebugging(folder, configurationFor(lab, address)))) {
      // Otherwise VS Code has said what went wrong, or the learner stopped it.
      if (!vscode.extensions.getExtension(debuggerExtension)) {
        void notices.problem({
          code: 'debug.no-debugger',
          message: vscode.l10n.t(
            'The debugger could not be started. Is the built-in extension "JavaScript Debugger" switched off?',
          ),
        });
      }
      return 'no-debugger';
    }
    await over;
    return 'ran';
  } finally {
    store.dispose();
    process.dispose();
    if (session) await vscode.debug.stopDebugging(session);
  }
}

const configurationFor = (lab: Lab, websocketAddress: string): vscode.DebugConfiguration => ({
  type: 'node',
  request: 'attach',
  name: vscode.l10n.t('Debug {0}', lab.title),
  websocketAddress,
  continueOnAttach: true,
  // What runs is the file without its types: the same lines and columns, so nothing has to be mapped.
  enableContentValidation: false,
  sourceMaps: false,
  autoAttachChildProcesses: false,
  attachExistingChildren: false,
  skipFiles: ['<node_internals>/**', '**/dist/debug.cjs'],
});

function notesFor(lab: Lab, seed: number): string[] {
  const stops = vscode.debug.breakpoints.some(
    (point) => point instanceof vscode.SourceBreakpoint && point.enabled && lab.isPipeline(point.location.uri),
  );
  return [
    vscode.l10n.t('{0}, seed {1}, outside the sandbox.', pipelineName, seed),
    ...(stops ? [] : [vscode.l10n.t('No breakpoint is set in it, so it runs through: click left of a line number.')]),
  ];
}

async function askToAgree(packTitle: string): Promise<boolean> {
  const debug = vscode.l10n.t('Debug');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Debug your pipeline outside the sandbox?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'While you debug, pipeline.ts runs as an ordinary program with your rights on this machine, and without a time limit. What you didn’t write in it comes from the pack "{0}". Grading stays in the sandbox. You are asked once for each lab.',
        packTitle,
      ),
    },
    debug,
  );
  return chosen === debug;
}
