import * as vscode from 'vscode';
import { flawTitle } from '../core/grading/flawTitle.ts';
import { checkResults, type CheckResult } from '../workspace/findings.ts';
import { stepSpan } from '../workspace/stepSpan.ts';
import { debugPipeline, type DebugParts } from './debugPipeline.ts';
import { DisposableStore } from './disposables.ts';
import type { GradedRun, Grader } from './grader.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import { rangeOf } from './ranges.ts';

/** The checks of each lab in Test Explorer: one item per lab, one below it per flaw of its rubric. */
export class TestExplorer implements vscode.Disposable {
  readonly #grader: Grader;
  readonly #labs: Labs;
  readonly #store = new DisposableStore();
  readonly #items = new Map<Lab, vscode.TestItem>();
  readonly #runs = new Map<Lab, vscode.TestRun>();
  /** The text that the results of a lab are about, while they count. */
  readonly #graded = new Map<Lab, string>();
  readonly #debug: DebugParts;
  readonly controller: vscode.TestController;
  readonly runProfile: vscode.TestRunProfile;

  constructor(labs: Labs, grader: Grader, debug: DebugParts) {
    this.#labs = labs;
    this.#grader = grader;
    this.#debug = debug;
    this.controller = this.#store.add(vscode.tests.createTestController('groundloop', 'Groundloop'));
    this.runProfile = this.controller.createRunProfile(
      vscode.l10n.t('Simulate and grade'),
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#runRequest(request, token),
      true,
      undefined,
      true,
    );
    this.controller.createRunProfile(
      vscode.l10n.t('Debug'),
      vscode.TestRunProfileKind.Debug,
      (request, token) => this.#debugRequest(request, token),
      true,
    );
    this.#store.add(
      labs.onDidChangeList(() => {
        this.#list();
      }),
    );
    this.#store.add(
      labs.onDidChangeLab((lab) => {
        this.#see(lab);
      }),
    );
    this.#store.add(
      grader.onDidStart((lab) => {
        this.#start(lab);
      }),
    );
    this.#store.add(
      grader.onDidFinish((run) => {
        this.#finish(run);
      }),
    );
    this.#list();
  }

  dispose(): void {
    for (const run of this.#runs.values()) run.end();
    this.#store.dispose();
  }

  #list(): void {
    const labs = this.#labs.all;
    for (const [lab, item] of this.#items) {
      if (labs.includes(lab)) continue;
      this.controller.items.delete(item.id);
      this.#items.delete(lab);
      this.#graded.delete(lab);
    }
    for (const lab of labs) {
      if (this.#items.has(lab)) continue;
      const item = this.#itemFor(lab);
      this.#items.set(lab, item);
      this.controller.items.add(item);
    }
  }

  /** The folder is the lab's id here, because one lab may be open twice; its checks have ids that never change. */
  #itemFor(lab: Lab): vscode.TestItem {
    const item = this.controller.createTestItem(lab.folder.toString(), lab.title, lab.pipeline);
    item.description = vscode.workspace.asRelativePath(lab.folder);
    item.range = rangeOf(stepSpan(lab.run.text ?? ''));
    for (const flaw of Object.keys(lab.files.lab.rubric.flaws).sort()) {
      // A tick beside the name of a flaw would praise the flaw.
      const label = vscode.l10n.t('Free of “{0}”', flawTitle(flaw) ?? flaw);
      const check = this.controller.createTestItem(`${lab.key}/${flaw}`, label, lab.pipeline);
      check.description = flaw;
      item.children.add(check);
    }
    return item;
  }

  /** Grading is by whole pipelines: asking for one check grades them all. */
  async #runRequest(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const isAsked = asks(request);
    if (request.continuous) {
      // Labs that come later count too, where all were asked for.
      const watch = this.#grader.watch((lab) => isAsked(this.#items.get(lab)));
      token.onCancellationRequested(() => {
        watch.dispose();
      });
      return;
    }
    const labs = [...this.#items].filter(([, item]) => isAsked(item)).map(([lab]) => lab);
    const cancelled = token.onCancellationRequested(() => {
      for (const lab of labs) this.#grader.cancel(lab);
    });
    try {
      await Promise.all(labs.map((lab) => this.#grader.grade(lab)));
    } finally {
      cancelled.dispose();
    }
  }

  /** One lab at a time: that whose test was chosen, else the one used last. */
  async #debugRequest(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const isAsked = asks(request);
    const lab = this.#labs.all.find((one) => isAsked(this.#items.get(one)));
    if (!lab) return;
    try {
      await debugPipeline(this.#debug, lab, token);
    } catch (error) {
      this.#debug.notices.fault(vscode.l10n.t('Debugging {0}', lab.title), error);
    }
  }

  #start(lab: Lab): void {
    const item = this.#items.get(lab);
    if (!item) return;
    const request = new vscode.TestRunRequest([item], undefined, undefined, false, true);
    const run = this.controller.createTestRun(request, lab.title, true);
    this.#runs.set(lab, run);
    run.token.onCancellationRequested(() => {
      this.#grader.cancel(lab);
    });
    run.started(item);
    for (const [, check] of item.children) run.started(check);
  }

  #finish({ lab, text, outcome }: GradedRun): void {
    const run = this.#runs.get(lab);
    const item = this.#items.get(lab);
    this.#runs.delete(lab);
    if (run && item) this.#report(run, item, lab, text, outcome);
    run?.end();
    if (outcome.kind === 'cancelled') return;
    this.#graded.set(lab, text);
    this.#see(lab);
  }

  /** A tick that is about another text than the one on the screen is marked as outdated, once. */
  #see(lab: Lab): void {
    const graded = this.#graded.get(lab);
    const item = this.#items.get(lab);
    if (!item || graded === undefined || graded === lab.run.text) return;
    this.#graded.delete(lab);
    this.controller.invalidateTestResults(item);
  }

  #report(run: vscode.TestRun, item: vscode.TestItem, lab: Lab, text: string, outcome: GradedRun['outcome']): void {
    item.range = rangeOf(stepSpan(text));
    switch (outcome.kind) {
      case 'cancelled':
        for (const [, check] of item.children) run.skipped(check);
        return;
      case 'fault': {
        const message = new vscode.TestMessage(outcome.fault.message);
        message.location = new vscode.Location(lab.pipeline, rangeOf(outcome.fault.where ?? stepSpan(text)));
        run.errored(item, message);
        for (const [, check] of item.children) run.skipped(check);
        return;
      }
      case 'verdict': {
        const { verdict } = outcome;
        const results = checkResults(verdict, text);
        for (const result of results) {
          const check = item.children.get(`${lab.key}/${result.flaw}`);
          if (!check) continue;
          if (result.kind === 'passed') run.passed(check);
          else if (result.kind === 'skipped') run.skipped(check);
          else run.failed(check, new vscode.TestMessage(messageOf(result)));
        }
        // What else a lab asks for than to be free of flaws has no item of its own.
        if (verdict.scored !== false && !verdict.passed && !results.some(({ kind }) => kind === 'failed')) {
          run.failed(item, new vscode.TestMessage(verdict.summary));
        }
        const score = verdict.scored === false ? '' : ` ${Math.round(verdict.score)} / 100`;
        run.appendOutput(`${verdict.summary}${score}\r\n`, undefined, item);
      }
    }
  }
}

/** Whether a request is about the lab with this item: all are asked for where none is named. */
function asks({ include }: vscode.TestRunRequest): (item: vscode.TestItem | undefined) => boolean {
  const asked = include?.map((item) => item.parent ?? item);
  return (item) => item !== undefined && (asked === undefined || asked.length === 0 || asked.includes(item));
}

/**
 * The line is named in words: with a location, VS Code would write the message into the learner's code as well, where
 * the squiggle says it already.
 */
const messageOf = ({ message, span }: Extract<CheckResult, { kind: 'failed' }>): string =>
  vscode.l10n.t('Line {0}: {1}', span.line, message);
