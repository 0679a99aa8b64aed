import * as vscode from 'vscode';
import { z } from 'zod';
import type { Lesson, Pack } from '../core/course/pack.ts';
import { lessonProgress, progressKey } from '../core/course/progress.ts';
import type { PackLibrary } from '../packs/library.ts';
import type { PanelState, WebviewMessage } from '../protocol/webview.ts';
import type { Outcome } from '../sandbox/sandbox.ts';
import { runStatus } from '../workspace/labRun.ts';
import { commandIds, panelViewType } from './commandIds.ts';
import type { Comparisons } from './comparisons.ts';
import { DisposableStore } from './disposables.ts';
import { exportChart } from './exportChart.ts';
import type { Grader } from './grader.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import { LessonPanel } from './lessonPanel.ts';
import { lessonWords } from './lessonWords.ts';
import type { Notices } from './notices.ts';
import { openPackLink, type Pages, type Place } from './openPackLink.ts';
import { panelState } from './panelState.ts';
import { labSubject, lessonSubject, subjectOfKey, subjectOfTitle, type PanelSubject } from './panelSubject.ts';
import type { ProgressStore } from './progressStore.ts';
import type { ReadingPlaces } from './readingPlaces.ts';
import { reviewKey, type Reviews } from './reviews.ts';
import { showPipeline } from './showPipeline.ts';
import { studyLesson } from './studyLesson.ts';
import { takeTest } from './takeTest.ts';

export interface LessonPanelsParts {
  readonly extension: vscode.Uri;
  readonly library: PackLibrary;
  readonly labs: Labs;
  readonly grader: Grader;
  readonly comparisons: Comparisons;
  readonly reviews: Reviews;
  readonly progress: ProgressStore;
  readonly notices: Notices;
  readonly places: ReadingPlaces;
}

/** Where something is shown; `goTo` is a section, or a `hintPlace`. */
interface PanelPlace extends Place {
  readonly tab?: PanelState['tab'];
  /** Leaves the focus where it is. */
  readonly preserveFocus?: boolean;
}

/** What the page asks of the host, once it is ready. */
type Request = Exclude<WebviewMessage, { type: 'ready' | 'showTab' }>;

/** What is asked of an open lab. */
type LabRequest = Extract<Request, { type: 'simulate' | 'cancel' | 'hint' | 'askAbout' | 'reveal' }>;

/** What the page keeps over a restart; the rest is its own business. */
const savedSchema = z.object({ of: z.string().min(1), tab: z.enum(['lesson', 'report']).default('lesson') });

/** The open panels: one per lesson, or lab that no lesson has; restored after a restart. */
export class LessonPanels implements Pages, vscode.Disposable {
  readonly #parts: LessonPanelsParts;
  readonly #store = new DisposableStore();
  readonly #panels = new Map<string, LessonPanel>();
  /** The lab whose pipeline was turned to last. */
  #followed: Lab | undefined;
  readonly #activeChanged = this.#store.add(new vscode.EventEmitter<void>());
  /** The learner turned to a panel, or away from one. */
  readonly onDidChangeActive = this.#activeChanged.event;

  constructor(parts: LessonPanelsParts) {
    this.#parts = parts;
    const updateAll = (): void => {
      for (const panel of this.#panels.values()) panel.update();
    };
    this.#store.add(parts.progress.onDidChange(updateAll));
    this.#store.add(parts.comparisons.onDidChange((key) => this.#panels.get(key)?.update()));
    this.#store.add(parts.reviews.onDidChange(() => this.#panels.get(reviewKey)?.update()));
    this.#store.add(
      parts.labs.onDidChangeList(() => {
        for (const panel of [...this.#panels.values()]) if (!this.#hasContent(panel.subject)) panel.dispose();
        updateAll();
      }),
    );
    this.#store.add(
      parts.labs.onDidChangeLab((lab) => {
        for (const panel of this.#panels.values()) if (this.#labOf(panel.subject)?.key === lab.key) panel.update();
      }),
    );
    this.#store.add(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#follow(editor);
      }),
    );
    this.#store.add(
      parts.grader.onDidFinish(({ lab, outcome }) => {
        if (outcome.kind === 'cancelled') return;
        for (const panel of this.#panels.values()) if (this.#labOf(panel.subject) === lab) panel.showFirstReport();
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
  open(pack: Pack, lesson: Lesson, place: PanelPlace = {}): void {
    this.#open(lessonSubject(pack, lesson), place);
  }

  /** Opens a page of its own: the one to begin with, the glossary, a test. */
  openPage(subject: PanelSubject, place: PanelPlace = {}): void {
    this.#open(subject, place);
  }

  /** Opens the lesson of a lab beside the editor, or its report where it has none, and brings a place into view. */
  openFor(lab: Lab, tab: PanelState['tab'], goTo?: string, preserveFocus = true): void {
    const place = { tab, column: vscode.ViewColumn.Beside, preserveFocus };
    this.#open(labSubject(lab.pack, lab.files), goTo === undefined ? place : { ...place, goTo });
  }

  /** Shows what comes of a run that the learner asked for, in its panels whose tab they didn't choose meanwhile. */
  async showNews(lab: Lab, run: Promise<Outcome>): Promise<Outcome> {
    const asked = [...this.#panels.values()].filter(({ subject }) => this.#labOf(subject) === lab);
    const turns = asked.map((panel) => panel.turns);
    const outcome = await run;
    if (outcome.kind === 'cancelled') return outcome;
    for (const [i, panel] of asked.entries()) {
      if (panel.turns === turns[i] && this.#panels.get(panel.subject.key) === panel) panel.showNews();
    }
    return outcome;
  }

  /** Goes where the button of a passed lab's report leads, beside the pipeline. */
  async leadOn(lab: Lab): Promise<void> {
    if (runStatus(lab.run).kind !== 'passed') return;
    const { lesson, report } = panelState(labSubject(lab.pack, lab.files), 'report', this.#parts.progress.current, lab);
    const next = lesson ? lesson.next : report?.next;
    if (next) await openPackLink(this, lab.pack, next.href, vscode.ViewColumn.Beside);
    else await vscode.commands.executeCommand(commandIds.continue);
  }

  /** Who turns to the pipeline of another lab finds the panel of that one beside it, where it is open. */
  #follow(editor: vscode.TextEditor | undefined): void {
    const lab = editor && this.#parts.labs.byPipeline(editor.document.uri);
    // Who comes back to the same pipeline may have chosen what lies beside it.
    if (!lab || lab === this.#followed) return;
    this.#followed = lab;
    const panels = [...this.#panels.values()];
    const own = panels.find(({ subject }) => this.#labOf(subject) === lab)?.panel;
    if (!own || own.visible || own.viewColumn === editor.viewColumn) return;
    const others = panels.filter(({ subject }) => this.#labOf(subject) !== undefined);
    if (others.some(({ panel }) => panel.visible && panel.viewColumn === own.viewColumn)) own.reveal(undefined, true);
  }

  #open(subject: PanelSubject, place: PanelPlace): void {
    const { tab = 'lesson', goTo, column = vscode.ViewColumn.Active, preserveFocus = false } = place;
    const open = this.#panels.get(subject.key);
    if (open) {
      // What was asked for beside the editor may not lie on top of it.
      const { viewColumn: editor } = vscode.window.activeTextEditor ?? {};
      const inTheWay = column === vscode.ViewColumn.Beside && editor !== undefined && open.panel.viewColumn === editor;
      open.show(tab, goTo, preserveFocus, inTheWay ? column : undefined);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      panelViewType,
      subject.title,
      { viewColumn: column, preserveFocus },
      { enableFindWidget: true },
    );
    this.#add(panel, subject).show(tab, goTo ?? this.#placeIn(subject, tab), preserveFocus);
    this.#activeChanged.fire();
  }

  /** Where the learner left off in a lesson that isn't read to its end. */
  #placeIn({ key, lesson }: PanelSubject, tab: PanelState['tab']): string | undefined {
    const { progress, places } = this.#parts;
    return lesson && tab === 'lesson' && !lessonProgress(progress.current, key).read ? places.of(key) : undefined;
  }

  /** What the panel shows that the learner is looking at. */
  get activeSubject(): PanelSubject | undefined {
    return [...this.#panels.values()].find((open) => open.panel.active)?.subject;
  }

  /** The lab of the panel the learner is looking at. */
  get activeLab(): Lab | undefined {
    const { activeSubject } = this;
    return activeSubject && this.#labOf(activeSubject);
  }

  /** Shows what is open in the packs as they are now, after one was installed or changed; what is gone from them stays as it was. */
  async renew(): Promise<void> {
    for (const [key, panel] of this.#panels) {
      const found = await subjectOfKey(this.#parts.library, key, lessonWords);
      if (found && found.pack !== panel.subject.pack) panel.renew(found);
    }
  }

  /** What the open panels show. */
  get states(): PanelState[] {
    return [...this.#panels.values()].map((panel) => panel.state);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #restore(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    const { library, labs, comparisons, reviews } = this.#parts;
    // The page keeps what it showed; where VS Code ended before it took that, the panel's title still tells.
    const state = savedSchema.safeParse(saved);
    const found = await (state.success
      ? ((await comparisons.subjectOfKey(state.data.of)) ??
        (await reviews.subjectOfKey(state.data.of)) ??
        subjectOfKey(library, state.data.of, lessonWords))
      : ((await subjectOfTitle(library, panel.title, lessonWords)) ??
        (await reviews.subjectOfTitle(panel.title)) ??
        comparisons.subjectOfTitle(panel.title)));
    if (found && !this.#hasContent(found)) await labs.discover();
    if (!found || !this.#hasContent(found) || this.#panels.has(found.key)) panel.dispose();
    else this.#add(panel, found, state.success ? state.data.tab : panel.title === found.title ? 'lesson' : 'report');
  }

  #add(panel: vscode.WebviewPanel, subject: PanelSubject, tab: PanelState['tab'] = 'lesson'): LessonPanel {
    const added: LessonPanel = new LessonPanel({
      panel,
      extension: this.#parts.extension,
      subject,
      tab,
      state: (tab) => panelState(added.subject, tab, this.#parts.progress.current, this.#labOf(added.subject)),
      receive: async (message) => {
        try {
          await this.#receive(added.subject, message);
        } catch (error) {
          this.#parts.notices.fault(vscode.l10n.t('What you chose in the lesson panel'), error);
        }
      },
    });
    this.#panels.set(subject.key, added);
    panel.onDidChangeViewState(() => {
      this.#activeChanged.fire();
    });
    panel.onDidDispose(() => {
      this.#panels.delete(subject.key);
      added.dispose();
    });
    return added;
  }

  #labOf({ pack, labId }: PanelSubject): Lab | undefined {
    return labId === undefined ? undefined : this.#parts.labs.byKey(progressKey(pack.id, labId));
  }

  /** A lesson and a page can always be shown, the report of a lab only while the lab is open. */
  #hasContent(subject: PanelSubject): boolean {
    return subject.lesson !== null || subject.page !== null || this.#labOf(subject) !== undefined;
  }

  async #receive(subject: PanelSubject, message: Request): Promise<void> {
    const { progress, notices, places } = this.#parts;
    const { pack, key, page } = subject;
    if (message.type === 'export') {
      await exportChart(message, notices);
      return;
    }
    if (message.type === 'readingAt') {
      places.set(key, message.place);
      return;
    }
    if (page?.kind === 'compare') return page.receive(message);
    switch (message.type) {
      case 'answer':
      case 'predict':
      case 'retakeQuiz':
      case 'markRead':
        studyLesson(subject, message, progress);
        return;
      case 'openLab':
        await this.#openLab(subject);
        return;
      case 'simulate':
      case 'cancel':
      case 'hint':
      case 'askAbout':
      case 'reveal':
        await this.#workOn(this.#labOf(subject), message);
        return;
      case 'startTest':
      case 'testAnswer':
      case 'handInTest':
        takeTest(subject, message, progress);
        return;
      case 'reviewAnswer':
      case 'reviewNext':
        if (page?.kind === 'review') page.receive(message);
        return;
      case 'continueCourse':
        await vscode.commands.executeCommand(commandIds.continue);
        return;
      case 'openLink':
        await openPackLink(this, page?.kind === 'review' ? page.pack() : pack, message.href);
    }
  }

  async #openLab(subject: PanelSubject): Promise<void> {
    const lab = this.#labOf(subject);
    const { pack, labId } = subject;
    if (lab && (await showPipeline(lab, this.#parts.notices))) this.openFor(lab, 'report');
    else if (labId !== undefined) {
      await vscode.commands.executeCommand(commandIds.startLab, { lab: `${pack.id}/${labId}` });
    }
  }

  async #workOn(lab: Lab | undefined, message: LabRequest): Promise<void> {
    if (!lab) return;
    const { grader, notices } = this.#parts;
    const { fsPath: folder } = lab.folder;
    switch (message.type) {
      case 'simulate':
        await this.showNews(lab, grader.grade(lab));
        return;
      case 'cancel':
        grader.cancel(lab);
        return;
      case 'hint':
        await vscode.commands.executeCommand(commandIds.nextHint, { folder, flaw: message.flaw });
        return;
      case 'askAbout':
        await vscode.commands.executeCommand(commandIds.askAssistant, { folder, flaw: message.flaw });
        return;
      case 'reveal':
        await showPipeline(lab, notices, new vscode.Position(message.line - 1, message.column - 1));
    }
  }
}
