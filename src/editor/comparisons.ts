import * as vscode from 'vscode';
import type { PackLibrary } from '../packs/library.ts';
import type { WebviewMessage } from '../protocol/webview.ts';
import { RunQueue } from '../sandbox/runQueue.ts';
import type { Outcome, Sandbox } from '../sandbox/sandbox.ts';
import {
  began,
  ended,
  isStale,
  notCompared,
  progressedTo,
  read,
  type Comparison,
  type Side,
} from '../workspace/comparison.ts';
import { askForTrust } from './askForTrust.ts';
import type { ComparedPipeline } from './comparedPipeline.ts';
import { compareView } from './compareView.ts';
import { DisposableStore } from './disposables.ts';
import { findPipeline, pipelineOfLab, pipelineOfSystem } from './findPipeline.ts';
import { gradeRequest } from './gradeRequest.ts';
import type { Labs } from './labs.ts';
import type { Notices } from './notices.ts';
import { pageSubject, type PanelSubject } from './panelSubject.ts';
import { comparisonKey, refsOfKey } from './pipelineRef.ts';

export interface ComparisonsParts {
  readonly library: PackLibrary;
  readonly labs: Labs;
  /** Made when the first run needs it. */
  readonly sandbox: () => Sandbox;
  readonly notices: Notices;
}

type Pair = readonly [ComparedPipeline, ComparedPipeline];

const titleOf = ([first, second]: Pair): string =>
  vscode.l10n.t('{0} and {1}', first.files.lab.title, second.files.lab.title);

/** Runs pipelines in pairs, on the same seeds, and keeps what came of it as long as the window is open. */
export class Comparisons implements vscode.Disposable {
  readonly #parts: ComparisonsParts;
  readonly #queue = new RunQueue();
  readonly #closing = new AbortController();
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<string>());
  readonly #known = new Map<string, Comparison>();
  /** The pairs that ran, and which of their sides were stale when that was told last. */
  readonly #ran = new Map<string, { readonly pair: Pair; stale: string }>();
  /** Fires with the key of a comparison. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: ComparisonsParts) {
    this.#parts = parts;
    this.#store.add(
      parts.labs.onDidChangeLab(() => {
        this.#lookForStale();
      }),
    );
    this.#store.add({
      dispose: () => {
        this.#closing.abort();
      },
    });
  }

  /** Two pipelines as something for a panel to be about. */
  subjectOf(pair: Pair): PanelSubject {
    const [first, second] = pair;
    const key = comparisonKey([first.ref, second.ref]);
    const title = titleOf(pair);
    return pageSubject(first.pack, key, title, {
      kind: 'compare',
      view: () => compareView(title, pair, this.#known.get(key) ?? notCompared),
      receive: (message) => this.#receive(key, pair, message),
    });
  }

  /** The same after a restart, if both are still there. */
  async subjectOfKey(key: string): Promise<PanelSubject | undefined> {
    const refs = refsOfKey(key);
    if (!refs) return undefined;
    const [first, second] = await Promise.all(refs.map((ref) => findPipeline(this.#parts, ref)));
    return first && second && this.subjectOf([first, second]);
  }

  /** The first pair with this title: all that is left where VS Code ended before it took the page's state. */
  async subjectOfTitle(title: string): Promise<PanelSubject | undefined> {
    const { library, labs } = this.#parts;
    const all = [...(await library.systems()).map(pipelineOfSystem), ...labs.all.map(pipelineOfLab)];
    const pairs = all.flatMap((first) => all.map((second): Pair => [first, second]));
    const pair = pairs.find((one) => titleOf(one) === title);
    return pair && this.subjectOf(pair);
  }

  /** Runs one after the other. Nothing runs without trust. */
  async run(pair: Pair): Promise<Outcome> {
    if (!vscode.workspace.isTrusted) {
      askForTrust(this.#parts.notices);
      return { kind: 'cancelled' };
    }
    const key = comparisonKey([pair[0].ref, pair[1].ref]);
    this.#ran.set(key, { pair, stale: '' });
    return this.#queue.run(key, this.#closing.signal, async (signal) => {
      const first = await this.#runSide(key, pair, 0, signal);
      return first.kind === 'cancelled' ? first : this.#runSide(key, pair, 1, signal);
    });
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #runSide(key: string, pair: Pair, side: Side, signal: AbortSignal): Promise<Outcome> {
    this.#update(key, (comparison) => began(comparison, side));
    const outcome = await this.#grade(key, pair[side], signal);
    this.#update(key, (comparison) => ended(comparison, outcome));
    return outcome;
  }

  async #grade(key: string, pipeline: ComparedPipeline, signal: AbortSignal): Promise<Outcome> {
    const { notices, sandbox } = this.#parts;
    let source: string;
    try {
      source = await pipeline.source();
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      const message = vscode.l10n.t('{0} can’t be read: {1}', pipeline.files.lab.title, cause);
      void notices.problem({ code: 'compare.unreadable', message });
      return { kind: 'cancelled' };
    }
    this.#update(key, (comparison) => read(comparison, source));
    const onProgress = (done: number, max: number): void => {
      this.#update(key, (comparison) => progressedTo(comparison, done, max));
    };
    return sandbox().run(gradeRequest(pipeline, source), { onProgress }, signal);
  }

  async #receive(key: string, pair: Pair, message: WebviewMessage): Promise<void> {
    switch (message.type) {
      case 'simulate':
        await this.run(pair);
        return;
      case 'cancel':
        this.#queue.cancel(key);
        return;
      case 'diff': {
        const title = vscode.l10n.t('{0} ↔ {1}', pair[0].files.lab.title, pair[1].files.lab.title);
        await vscode.commands.executeCommand('vscode.diff', pair[0].uri, pair[1].uri, title);
      }
    }
  }

  /** A learner types on: what is shown is told again where that makes it stale, or current. */
  #lookForStale(): void {
    for (const [key, ran] of this.#ran) {
      const comparison = this.#known.get(key) ?? notCompared;
      const stale = ran.pair.map(({ current }, i) => isStale(comparison, i === 0 ? 0 : 1, current?.())).join();
      if (stale === ran.stale) continue;
      ran.stale = stale;
      this.#changed.fire(key);
    }
  }

  #update(key: string, change: (comparison: Comparison) => Comparison): void {
    this.#known.set(key, change(this.#known.get(key) ?? notCompared));
    this.#changed.fire(key);
  }
}
