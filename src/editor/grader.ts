import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Problem } from '../core/base/result.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { DEFAULT_LIMITS } from '../protocol/worker.ts';
import { RunQueue } from '../sandbox/runQueue.ts';
import type { Outcome, Sandbox } from '../sandbox/sandbox.ts';
import { flagged } from '../workspace/labRun.ts';
import { LabRuns } from '../workspace/labRuns.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { askForTrust } from './askForTrust.ts';
import { DisposableStore } from './disposables.ts';
import { gradeRequest } from './gradeRequest.ts';
import type { Lab } from './lab.ts';
import type { ProgressStore } from './progressStore.ts';
import { offerRepair, type RepairParts } from './repairLab.ts';
import { offerSkeleton } from './showPipeline.ts';

export interface GradedRun {
  readonly lab: Lab;
  readonly text: string;
  readonly outcome: Outcome;
}

export interface GraderParts extends RepairParts {
  /** Made when the first run needs it. */
  readonly sandbox: () => Sandbox;
  readonly progress: ProgressStore;
}

/** Runs and grades pipelines: never two at a time per lab, and the last one asked for always. */
export class Grader implements vscode.Disposable {
  readonly #parts: GraderParts;
  readonly #runs = new LabRuns<Lab>(new RunQueue(), {
    start: (lab, text, listener, signal) => {
      this.#didStart.fire(lab);
      return this.#parts.sandbox().run(gradeRequest(lab, text), listener, signal);
    },
    ended: (lab, text, outcome) => {
      this.#ended({ lab, text, outcome });
    },
    unreadable: (lab, error) => {
      this.#offerSkeleton(lab, error);
    },
  });
  readonly #store = new DisposableStore();
  readonly #didStart = this.#store.add(new vscode.EventEmitter<Lab>());
  readonly #didFinish = this.#store.add(new vscode.EventEmitter<GradedRun>());
  readonly onDidStart = this.#didStart.event;
  /** Fires for every run that started, cancelled ones included. */
  readonly onDidFinish = this.#didFinish.event;
  readonly #watches = new Set<{ readonly which: (lab: Lab) => boolean }>();
  /** What saved itself last, without being asked to. */
  readonly #typing = new WeakSet<vscode.TextDocument>();
  #askedForTrust = false;
  /** Messages of damaged labs that were told at a save: once is enough. */
  readonly #told = new Set<string>();

  constructor(parts: GraderParts) {
    this.#parts = parts;
    this.#store.add(
      vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
        if (reason === vscode.TextDocumentSaveReason.AfterDelay) this.#typing.add(document);
        else this.#typing.delete(document);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#gradeSaved(document).catch((error: unknown) => {
          parts.notices.fault(vscode.l10n.t('Grading {0}', document.fileName), error);
        });
      }),
    );
    const warm = (): void => {
      this.#warm();
    };
    this.#store.add(parts.labs.onDidChangeList(warm));
    this.#store.add(vscode.window.onDidChangeVisibleTextEditors(warm));
    this.#store.add(vscode.workspace.onDidGrantWorkspaceTrust(warm));
    this.#store.add(this.#runs);
  }

  /** Grades the pipeline as it is on the screen. Cancelled where a newer run comes before, or without trust. */
  async grade(lab: Lab): Promise<Outcome> {
    return this.#mayRun(lab) ? this.#runs.ask(lab) : { kind: 'cancelled' };
  }

  /** Grades some labs at every save, whatever the setting says, until it is disposed. */
  watch(which: (lab: Lab) => boolean): vscode.Disposable {
    const watch = { which };
    this.#watches.add(watch);
    return new vscode.Disposable(() => this.#watches.delete(watch));
  }

  cancel(lab: Lab): void {
    this.#runs.cancel(lab);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #gradeSaved(document: vscode.TextDocument): Promise<void> {
    if (basename(document.uri.path) !== pipelineName) return;
    const find = async (): Promise<Lab | undefined> => {
      const found = await this.#parts.labs.of(document.uri);
      const lab = found?.ok === false ? await this.#repair(found.problem) : found?.value;
      if (!lab?.isPipeline(document.uri)) return undefined;
      const watched = [...this.#watches].some(({ which }) => which(lab));
      const onSave =
        watched || vscode.workspace.getConfiguration('groundloop', document.uri).get<boolean>('gradeOnSave', true);
      // Asked once, not at every save.
      if (!onSave || (!vscode.workspace.isTrusted && this.#askedForTrust)) return undefined;
      return this.#mayRun(lab) ? lab : undefined;
    };
    const typing = this.#typing.has(document);
    await this.#runs.saved(document.uri.toString(), document.getText(), find, { typing });
  }

  /** Only where the folder is trusted: otherwise it asks for that. */
  #mayRun(lab: Lab): boolean {
    if (vscode.workspace.isTrusted) this.#parts.labs.use(lab);
    else {
      this.#askedForTrust = true;
      askForTrust(this.#parts.notices);
    }
    return vscode.workspace.isTrusted;
  }

  async #repair(problem: Problem): Promise<Lab | undefined> {
    if (this.#told.has(problem.message)) return undefined;
    this.#told.add(problem.message);
    return offerRepair(this.#parts, problem);
  }

  #ended(run: GradedRun): void {
    const { lab, outcome } = run;
    if (outcome.kind === 'verdict') this.#record(lab, outcome.verdict);
    // A grader that breaks is our fault, never the learner's.
    if (outcome.kind === 'fault' && outcome.fault.kind === 'internal') {
      this.#parts.notices.fault(vscode.l10n.t('Grading {0}', lab.title), outcome.fault.message);
    }
    this.#didFinish.fire(run);
  }

  /** Not awaited: a run in the queue must not wait for the reader. */
  #offerSkeleton(lab: Lab, error: unknown): void {
    const { notices } = this.#parts;
    offerSkeleton(lab, notices, error).catch((failed: unknown) => {
      notices.fault(vscode.l10n.t('Putting the skeleton back'), failed);
    });
  }

  /** Where a pipeline is on the screen, a worker is made ready for its first run. */
  #warm(): void {
    const { labs, sandbox } = this.#parts;
    const shown = vscode.window.visibleTextEditors.some(({ document }) => labs.byPipeline(document.uri));
    if (shown && vscode.workspace.isTrusted) sandbox().warm(DEFAULT_LIMITS.megabytes);
  }

  #record(lab: Lab, verdict: Verdict): void {
    // A known system is no task: nothing of it counts as progress.
    if (!lab.files.lab.scored) return;
    this.#parts.progress.record({
      type: 'run-graded',
      lab: lab.key,
      codeHash: verdict.code.hash,
      score: verdict.score,
      passed: verdict.passed,
      flaws: flagged(verdict),
    });
  }
}
