import * as vscode from 'vscode';
import { ChatHistory } from '../journal/chatHistory.ts';
import { Conversation } from '../assistant/chat/conversation.ts';
import type { Entry } from '../assistant/chat/entries.ts';
import { timelineFolder } from '../workspace/timelineFolder.ts';
import type { Assistants } from './assistants.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { Notices } from './notices.ts';

export interface ChatsParts {
  readonly labs: Labs;
  readonly assistants: Assistants;
  readonly notices: Notices;
  /** Where conversations are kept, a file for each lab folder. */
  readonly root: vscode.Uri;
}

/** The conversations of the labs that are open here: each is kept over a restart. */
export class Chats implements vscode.Disposable {
  readonly #parts: ChatsParts;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<Conversation>());
  readonly #known = new Map<string, { readonly conversation: Conversation; lab: Lab }>();
  readonly onDidChange = this.#changed.event;

  constructor(parts: ChatsParts) {
    this.#parts = parts;
  }

  of(lab: Lab): Conversation {
    const path = this.#path(lab);
    const known = this.#known.get(path);
    if (known) {
      // The lab may have been opened anew since.
      known.lab = lab;
      return known.conversation;
    }
    const { assistants, notices } = this.#parts;
    const conversation: Conversation = new Conversation({
      history: new ChatHistory(path),
      answering: () => assistants.answering(this.#known.get(path)?.lab ?? lab),
      changed: () => {
        this.#changed.fire(conversation);
      },
      failed: (error) => {
        notices.log.error('Answering', error instanceof Error ? (error.stack ?? error.message) : String(error));
      },
      broken: () => vscode.l10n.t('The answer broke off because of an error of Groundloop’s own. The log says more.'),
    });
    this.#known.set(path, { conversation, lab });
    return conversation;
  }

  /** What was said in a lab, as it is on disk. */
  kept(lab: Lab): Promise<readonly Entry[]> {
    return new ChatHistory(this.#path(lab)).read();
  }

  #path(lab: Lab): string {
    return `${timelineFolder(this.#parts.root.fsPath, lab.folder.fsPath, lab.key)}.json`;
  }

  dispose(): void {
    for (const { conversation } of this.#known.values()) conversation.stop();
    this.#store.dispose();
  }
}
