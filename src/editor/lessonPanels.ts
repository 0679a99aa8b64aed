import * as vscode from 'vscode';
import { z } from 'zod';
import type { Lesson, Pack } from '../core/course/pack.ts';
import { lessonProgress, progressKey } from '../core/course/progress.ts';
import { markAnswer } from '../core/course/quiz.ts';
import type { PackLibrary } from '../packs/library.ts';
import type { PanelState, WebviewMessage } from '../protocol/webview.ts';
import { commandIds, panelViewType } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import type { Grader } from './grader.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import { LessonPanel } from './lessonPanel.ts';
import type { Notices } from './notices.ts';
import { panelState } from './panelState.ts';
import type { ProgressStore } from './progressStore.ts';
import { showPipeline } from './showPipeline.ts';

export interface LessonPanelsParts {
  readonly extension: vscode.Uri;
  readonly library: PackLibrary;
  readonly labs: Labs;
  readonly grader: Grader;
  readonly progress: ProgressStore;
  readonly notices: Notices;
}

interface Place {
  readonly tab?: PanelState['tab'];
  /** What to bring into view: a section, or a `hintPlace`. */
  readonly goTo?: string;
  readonly column?: vscode.ViewColumn;
  /** Leaves the focus where it is. */
  readonly preserveFocus?: boolean;
}

/** What the page asks of the host, once it is ready. */
type Request = Exclude<WebviewMessage, { type: 'ready' | 'showTab' }>;

/** What the page keeps over a restart; the rest is its own business. */
const savedSchema = z.object({ of: z.string().min(1) });

/** The open lesson panels: one per lesson, restored after a restart. */
export class LessonPanels implements vscode.Disposable {
  readonly #parts: LessonPanelsParts;
  readonly #store = new DisposableStore();
  readonly #panels = new Map<string, LessonPanel>();

  constructor(parts: LessonPanelsParts) {
    this.#parts = parts;
    const updateAll = (): void => {
      for (const panel of this.#panels.values()) panel.update();
    };
    this.#store.add(parts.progress.onDidChange(updateAll));
    this.#store.add(parts.labs.onDidChangeList(updateAll));
    this.#store.add(
      parts.labs.onDidChangeLab((lab) => {
        for (const panel of this.#panels.values()) if (this.#labOf(panel)?.key === lab.key) panel.update();
      }),
    );
    this.#store.add(
      parts.grader.onDidFinish(({ lab, outcome }) => {
        if (outcome.kind === 'cancelled') return;
        for (const panel of this.#panels.values()) if (this.#labOf(panel) === lab) panel.showFirstReport();
      }),
    );
    this.#store.add(
      vscode.window.registerWebviewPanelSerializer(panelViewType, {
        deserializeWebviewPanel: (panel, state) => this.#restore(panel, state),
      }),
    );
    this.#store.add({
      dispose: () => {
        for (const panel of [...this.#panels.values()]) panel.dispose();
      },
    });
  }

  /** Opens a lesson, or brings it to the front if it is open. */
  open(pack: Pack, lesson: Lesson, place: Place = {}): void {
    const { tab = 'lesson', goTo, column = vscode.ViewColumn.Active, preserveFocus = false } = place;
    const open = this.#panels.get(progressKey(pack.id, lesson.id));
    if (open) {
      open.show(tab, goTo, preserveFocus);
      return;
    }
    const panel = vscode.window.createWebviewPanel(panelViewType, lesson.title, { viewColumn: column, preserveFocus });
    this.#add(panel, pack, lesson).show(tab, goTo, preserveFocus);
  }

  /** Opens the lesson of a lab, beside the editor, and brings a place into view if asked to. */
  openFor(lab: Lab, tab: PanelState['tab'], goTo?: string): void {
    const lesson = lab.pack.lessons.get(lab.files.lab.lesson ?? '');
    const place = { tab, column: vscode.ViewColumn.Beside, preserveFocus: true };
    if (lesson) this.open(lab.pack, lesson, goTo === undefined ? place : { ...place, goTo });
  }

  /** The lab of the panel the learner is looking at. */
  get activeLab(): Lab | undefined {
    const panel = [...this.#panels.values()].find((open) => open.panel.active);
    return panel && this.#labOf(panel);
  }

  /** What the open panels show. */
  get states(): PanelState[] {
    return [...this.#panels.values()].map((panel) => panel.state);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #restore(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    const found = await this.#shownBefore(saved, panel.title);
    if (!found || this.#panels.has(progressKey(found.pack.id, found.lesson.id))) panel.dispose();
    else this.#add(panel, found.pack, found.lesson);
  }

  /** The page keeps which lesson it showed; where VS Code ended before it took that, the panel's title still tells. */
  async #shownBefore(saved: unknown, title: string): Promise<{ pack: Pack; lesson: Lesson } | undefined> {
    const state = savedSchema.safeParse(saved);
    if (state.success) return this.#parts.library.lesson(state.data.of);
    const { packs } = await this.#parts.library.contents();
    return packs
      .flatMap((pack) => [...pack.lessons.values()].map((lesson) => ({ pack, lesson })))
      .find(({ lesson }) => lesson.title === title);
  }

  #add(panel: vscode.WebviewPanel, pack: Pack, lesson: Lesson): LessonPanel {
    const key = progressKey(pack.id, lesson.id);
    const added = new LessonPanel({
      panel,
      extension: this.#parts.extension,
      pack,
      lesson,
      state: (tab) => panelState({ pack, lesson }, tab, this.#parts.progress.current, this.#labOf({ pack, lesson })),
      receive: async (message) => {
        try {
          await this.#receive({ pack, lesson }, message);
        } catch (error) {
          this.#parts.notices.fault(vscode.l10n.t('What you chose in the lesson panel'), error);
        }
      },
    });
    this.#panels.set(key, added);
    panel.onDidDispose(() => {
      this.#panels.delete(key);
      added.dispose();
    });
    return added;
  }

  #labOf({ pack, lesson }: { readonly pack: Pack; readonly lesson: Lesson }): Lab | undefined {
    return lesson.labId === undefined ? undefined : this.#parts.labs.byKey(progressKey(pack.id, lesson.labId));
  }

  async #receive(shown: { readonly pack: Pack; readonly lesson: Lesson }, message: Request): Promise<void> {
    const { progress, grader, notices } = this.#parts;
    const { pack, lesson } = shown;
    const key = progressKey(pack.id, lesson.id);
    const lab = this.#labOf(shown);
    switch (message.type) {
      case 'answer': {
        const question = lesson.quiz.questions.find(({ id }) => id === message.question);
        if (!question || !markAnswer(question, message.option)) return;
        // The first answer of an attempt counts: a page that is a moment behind may send a second one.
        if (Object.hasOwn(lessonProgress(progress.current, key).answers, question.id)) return;
        progress.record({ type: 'question-answered', lesson: key, question: question.id, option: message.option });
        return;
      }
      case 'retakeQuiz':
        progress.record({ type: 'quiz-retaken', lesson: key });
        return;
      case 'markRead':
        progress.record({ type: 'lesson-read', lesson: key });
        return;
      case 'openLab':
        if (lab) await showPipeline(lab, notices);
        else if (lesson.labId !== undefined) {
          await vscode.commands.executeCommand(commandIds.startLab, { lab: `${pack.id}/${lesson.labId}` });
        }
        return;
      case 'simulate':
        if (lab) await grader.grade(lab);
        return;
      case 'cancel':
        if (lab) grader.cancel(lab);
        return;
      case 'hint':
        if (lab) {
          await vscode.commands.executeCommand(commandIds.nextHint, { folder: lab.folder.fsPath, flaw: message.flaw });
        }
        return;
      case 'reveal':
        if (lab) await showPipeline(lab, notices, new vscode.Position(message.line - 1, message.column - 1));
        return;
      case 'openLink':
        await openLink(message.href);
    }
  }
}

/** VS Code itself asks before it leaves for a site that isn't trusted. */
async function openLink(href: string): Promise<void> {
  const uri = vscode.Uri.parse(href, true);
  if (uri.scheme === 'https' || uri.scheme === 'http') await vscode.env.openExternal(uri);
}
