import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Conversation } from '../assistant/chat/conversation.ts';
import { GrowingMarkdown } from '../assistant/chat/growingMarkdown.ts';
import { chatRequestSchema, type ChatMessage, type ChatRequest, type ChatState } from '../protocol/chat.ts';
import type { Assistants, Face } from './assistants.ts';
import { receiveFromChat, type ChatActions } from './chatActions.ts';
import type { Chats } from './chats.ts';
import { chatState, noLabState } from './chatState.ts';
import { chatViewId } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { LessonPanels } from './lessonPanels.ts';
import { panelHtml } from './panelHtml.ts';
import { panelRoot } from './lessonPanel.ts';

export interface ChatViewParts extends ChatActions {
  readonly extension: vscode.Extension<unknown>;
  readonly labs: Labs;
  readonly panels: LessonPanels;
  readonly chats: Chats;
  readonly assistants: Assistants;
}

/** Between two messages to the page while an answer grows, in milliseconds: more often nobody sees. */
const FRAME = 33;

/** The chat about the lab that the learner looks at. The page keeps no state but its draft: it asks, and gets everything. */
export class ChatView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #parts: ChatViewParts;
  readonly #store = new DisposableStore();
  #view: vscode.WebviewView | undefined;
  #ready = false;
  /** The lab looked at last. */
  #place: string | undefined;
  #face: Face = { label: '', offline: true };
  /** What the next state asks of the page. */
  #wish: Pick<ChatState, 'draft' | 'focus'> = {};
  /** The answer under way, as far as it was rendered. */
  #growing: { readonly of: Conversation; readonly markdown: GrowingMarkdown; length: number } | undefined;
  /** What of it the page has: while nothing else changes, only what is new is sent. */
  #sent: { readonly shape: string; readonly blocks: readonly string[] } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #last = 0;

  constructor(parts: ChatViewParts) {
    this.#parts = parts;
    const { labs, panels, chats, assistants } = parts;
    const update = (): void => {
      this.update();
    };
    this.#store.add(labs.onDidChangeList(update));
    this.#store.add(vscode.window.onDidChangeActiveTextEditor(update));
    this.#store.add(panels.onDidChangeActive(update));
    this.#store.add(
      chats.onDidChange((conversation) => {
        this.#changed(conversation);
      }),
    );
    const faces = assistants.onDidChange?.(() => void this.#look());
    if (faces) this.#store.add(faces);
    this.#store.add(vscode.window.registerWebviewViewProvider(chatViewId, this));
    this.#store.add({
      dispose: () => {
        clearTimeout(this.#timer);
      },
    });
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#ready = false;
    const { webview } = view;
    const root = panelRoot(this.#parts.extension.extensionUri);
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    view.onDidChangeVisibility(() => {
      // A hidden page is thrown away; shown again, it is made anew and asks anew.
      if (!view.visible) this.#ready = false;
    });
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
    });
    const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
    webview.html = panelHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(24).toString('base64url'),
      script: address('chat.js'),
      styles: [address('codicon.css'), address('chat.css')],
      title: vscode.l10n.t('Assistant'),
      language: vscode.env.language,
      // The page says nothing but the host's strings.
      translation: {},
    });
    void this.#look();
  }

  /** The lab that the learner looks at, or looked at last. */
  get lab(): Lab | undefined {
    const { labs, panels } = this.#parts;
    const editor = vscode.window.activeTextEditor?.document.uri;
    const looked = (editor && labs.holding(editor)) ?? panels.activeLab;
    if (looked) this.#place = looked.place;
    return labs.all.find(({ place }) => place === this.#place) ?? labs.all[0];
  }

  /** Everything that the page shows, without what is asked of it. */
  get state(): ChatState {
    const { lab } = this;
    if (!lab) return noLabState(this.#face);
    const conversation = this.#parts.chats.of(lab);
    return chatState(lab, conversation, this.#face, this.#blocks(conversation));
  }

  /** Brings the chat about a lab to the front, the input ready. */
  async show(lab: Lab, draft?: string): Promise<void> {
    this.#place = lab.place;
    this.#wish = draft === undefined ? { focus: true } : { focus: true, draft };
    await vscode.commands.executeCommand(`${chatViewId}.focus`);
    this.update();
  }

  /** Sends the whole state, once the page has asked for it. */
  update(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#ready) return;
    const { state } = this;
    this.#sent = { shape: shapeOf(state), blocks: state.messages.at(-1)?.blocks ?? [] };
    this.#post({ ...state, ...this.#wish });
    this.#wish = {};
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #look(): Promise<void> {
    this.#face = await this.#parts.assistants.face();
    this.update();
  }

  /** What comes first is shown at once, the rest frame by frame. */
  #changed(conversation: Conversation): void {
    const { lab } = this;
    if (!lab || this.#parts.chats.of(lab) !== conversation || this.#timer !== undefined) return;
    const wait = this.#last + FRAME - Date.now();
    if (wait <= 0) this.#grow();
    else {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#grow();
      }, wait);
    }
  }

  #grow(): void {
    this.#last = Date.now();
    const { state } = this;
    const shape = shapeOf(state);
    if (!this.#ready || this.#sent?.shape !== shape) {
      this.update();
      return;
    }
    const blocks = state.messages.at(-1)?.blocks ?? [];
    const before = this.#sent.blocks;
    const first = blocks.findIndex((block, i) => block !== before[i]);
    this.#sent = { shape, blocks };
    if (first < 0) return;
    this.#post({ type: 'growth', message: state.messages.length - 1, from: first, blocks: blocks.slice(first) });
  }

  #blocks(conversation: Conversation): readonly string[] {
    const entry = conversation.entries.at(-1);
    if (entry?.end !== 'open') {
      this.#growing = undefined;
      return [];
    }
    let growing = this.#growing;
    if (growing?.of !== conversation || growing.length > entry.text.length) {
      growing = { of: conversation, markdown: new GrowingMarkdown(), length: 0 };
      this.#growing = growing;
    }
    if (growing.length < entry.text.length) growing.markdown.push(entry.text.slice(growing.length));
    growing.length = entry.text.length;
    return growing.markdown.blocks;
  }

  #post(message: ChatMessage): void {
    void this.#view?.webview.postMessage(message);
  }

  /**
   * Does what the page asks; whatever else arrives isn't for us.
   * @returns a question that was not taken: it is in the input again
   */
  async receive(value: unknown): Promise<string | undefined> {
    const parsed = chatRequestSchema.safeParse(value);
    if (!parsed.success) return undefined;
    const request: ChatRequest = parsed.data;
    if (request.type === 'ready') {
      this.#ready = true;
      this.update();
      return undefined;
    }
    const { lab } = this;
    try {
      const refusal = lab && (await receiveFromChat(this.#parts, lab, this.#parts.chats.of(lab), request));
      if (refusal === undefined || request.type !== 'ask') return undefined;
      this.#wish = { draft: request.text, focus: true };
      this.update();
      void this.#parts.notices.info(refusal);
      return request.text;
    } catch (error) {
      this.#parts.notices.fault(vscode.l10n.t('What you chose in the chat'), error);
      return undefined;
    }
  }
}

/** All of a state but how far its last message has grown. */
function shapeOf({ messages, ...rest }: ChatState): string {
  return JSON.stringify([rest.lab, rest.label, rest.answering, messages.length, { ...messages.at(-1), blocks: null }]);
}
