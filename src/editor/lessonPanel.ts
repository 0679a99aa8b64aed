import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { language } from '../core/base/say.ts';
import type { PanelState, WebviewMessage } from '../protocol/webview.ts';
import { webviewMessageSchema } from '../protocol/webview.ts';
import { DisposableStore } from './disposables.ts';
import { panelHtml } from './panelHtml.ts';
import type { PanelSubject } from './panelSubject.ts';

export interface LessonPanelParts {
  readonly panel: vscode.WebviewPanel;
  readonly extension: vscode.Uri;
  readonly subject: PanelSubject;
  readonly tab?: PanelState['tab'];
  /** The whole state, as it is now. */
  readonly state: (tab: PanelState['tab']) => PanelState;
  readonly receive: (message: Exclude<WebviewMessage, { type: 'ready' | 'showTab' }>) => Promise<void>;
}

/** Where the panel's files are: the only folder its page may read. */
export const panelRoot = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist', 'webview');

/** One webview panel with one lesson, or a lab of none. It keeps no state of its own but the tab: the page asks, and gets everything. */
export class LessonPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  #subject: PanelSubject;
  readonly #parts: LessonPanelParts;
  readonly #store = new DisposableStore();
  #tab: PanelState['tab'];
  #goTo: string | undefined;
  #showNews = false;
  #reportShown = false;
  #ready = false;
  #turns = 0;

  constructor(parts: LessonPanelParts) {
    const { panel, extension, subject, tab = 'lesson' } = parts;
    this.#parts = parts;
    this.panel = panel;
    this.#subject = subject;
    this.#tab = tab;
    panel.webview.options = { enableScripts: true, localResourceRoots: [panelRoot(extension)] };
    this.#store.add(panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#store.add(
      panel.onDidChangeViewState(() => {
        // A hidden page is thrown away; shown again, it is made anew and asks anew.
        if (!panel.visible) this.#ready = false;
      }),
    );
    panel.webview.html = this.#html();
  }

  /** Brings the panel to the front, at a tab and, if asked to, at a place in it; without a column it stays where it is. */
  show(tab: PanelState['tab'], goTo: string | undefined, preserveFocus: boolean, column?: vscode.ViewColumn): void {
    this.#tab = tab;
    this.#goTo = goTo;
    this.panel.reveal(column, preserveFocus);
    this.update();
  }

  /** How often the reader chose a tab. */
  get turns(): number {
    return this.#turns;
  }

  get subject(): PanelSubject {
    return this.#subject;
  }

  /** Shows the same in another version of its pack. */
  renew(subject: PanelSubject): void {
    this.#subject = subject;
    this.update();
  }

  get state(): PanelState {
    return this.#parts.state(this.#tab);
  }

  /** The first run turns to the report, so that one knows where it is; later ones leave the reader in peace. */
  showFirstReport(): void {
    if (!this.#reportShown) this.showNews();
  }

  /** Who asked for a run is shown what came of it, wherever they are in the panel. */
  showNews(): void {
    this.#tab = 'report';
    this.#showNews = true;
    this.update();
  }

  /** Sends the whole state, once the page has asked for it. */
  update(): void {
    if (!this.#ready) return;
    const { state } = this;
    this.#told(state);
    void this.panel.webview.postMessage({
      ...state,
      ...(this.#goTo === undefined ? {} : { goTo: this.#goTo }),
      ...(this.#showNews ? { showNews: true } : {}),
    });
    this.#goTo = undefined;
    this.#showNews = false;
  }

  dispose(): void {
    this.#store.dispose();
    this.panel.dispose();
  }

  async #receive(value: unknown): Promise<void> {
    const parsed = webviewMessageSchema.safeParse(value);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.update();
        return;
      case 'showTab':
        this.#tab = message.tab;
        this.#turns++;
        this.update();
        return;
      default:
        await this.#parts.receive(message);
    }
  }

  #told({ tab, report }: PanelState): void {
    const shown = tab === 'report' ? report : null;
    // VS Code's tab is called what is shown: the lab, or its lesson.
    const title = shown?.title ?? this.subject.title;
    if (this.panel.title !== title) this.panel.title = title;
    // The task alone, before anything has run, is no report.
    if (shown?.verdict || shown?.fault) this.#reportShown = true;
  }

  #html(): string {
    const { webview } = this.panel;
    const root = panelRoot(this.#parts.extension);
    const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
    return panelHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(24).toString('base64url'),
      script: address('panel.js'),
      styles: [address('codicon.css'), address('panel.css')],
      title: this.subject.title,
      language: vscode.env.language,
      translation: language(),
    });
  }
}
