import * as vscode from 'vscode';
import { turnsOf } from '../assistant/chat/entries.ts';
import type { Assistants } from './assistants.ts';
import type { Chats } from './chats.ts';
import type { ClaudeModel } from './claudeModel.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import { previewText, sentText } from './sentText.ts';

const uri = vscode.Uri.from({ scheme: 'groundloop-sent', path: '/what-is-sent.txt' });

export interface SentParts {
  readonly claude: Pick<ClaudeModel, 'ledger'>;
  readonly assistants: Assistants;
  readonly chats: Chats;
}

interface Asking {
  readonly lab: Lab;
  readonly question: string;
}

/** What leaves the machine for the assistant's sake, before and after, as a document that can't be changed. */
export class SentDocument implements vscode.Disposable {
  readonly #parts: SentParts;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.Uri>());
  #asking: Asking | undefined;

  constructor(parts: SentParts) {
    this.#parts = parts;
    const refresh = (): void => {
      this.#changed.fire(uri);
    };
    this.#store.add({ dispose: parts.claude.ledger.onDidChange(refresh) });
    this.#store.add(
      vscode.workspace.registerTextDocumentContentProvider(uri.scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => this.#text(),
      }),
    );
  }

  /** @param asking a question that was not sent yet */
  async show(asking: Asking | undefined): Promise<void> {
    this.#asking = asking;
    this.#changed.fire(uri);
    // A language of its own: a request is one long line, and this one is wrapped.
    const opened = await vscode.workspace.openTextDocument(uri);
    const document = await vscode.languages.setTextDocumentLanguage(opened, 'groundloop-sent');
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #text(): Promise<string> {
    const { claude, assistants, chats } = this.#parts;
    const { offline, label } = await assistants.face();
    const asking = this.#asking;
    const turns = asking && [
      ...turnsOf(chats.of(asking.lab).entries),
      { role: 'learner' as const, text: asking.question },
    ];
    const preview = asking && turns && (await assistants.preview(asking.lab, turns));
    const head = offline
      ? vscode.l10n.t(
          'Nothing is sent.\n\nThe offline coach answers on this machine, from the lessons, your report and your code. Your questions and its answers are kept on this machine too, until you clear the conversation.',
        )
      : vscode.l10n.t(
          'Questions go to {0}. Below is every request of this window, the newest first, exactly as it left the machine; the key travels in a header and is in none of them. Keys, e-mail addresses and paths outside the lab are taken out before.',
          label,
        );
    const requests = claude.ledger.sent.map(sentText).reverse();
    const none = offline ? [] : [vscode.l10n.t('Nothing was sent in this window yet.')];
    return [head, ...(preview ? [previewText(preview)] : []), ...(requests.length > 0 ? requests : none), ''].join(
      '\n\n',
    );
  }
}
