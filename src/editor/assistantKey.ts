import * as vscode from 'vscode';
import { DisposableStore } from './disposables.ts';
import type { Notices } from './notices.ts';

/** Where VS Code keeps the key: in the system's own store of secrets. */
const place = 'groundloop.anthropicKey';
const variable = 'ANTHROPIC_API_KEY';

export interface Key {
  readonly value: string;
  /** A key that was set in VS Code goes before the one of the environment. */
  readonly from: 'vscode' | 'environment';
}

/** What may travel in a header, and looks like a key at all. */
export const looksLikeKey = (text: string): boolean => /^[!-~]{10,300}$/.test(text);

/** The key for Claude. It is never logged, never shown, and in no error. */
export class AssistantKey implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #notices: Notices;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage, notices: Notices) {
    this.#secrets = secrets;
    this.#notices = notices;
    // Also where another window changed it.
    this.#store.add(
      secrets.onDidChange(({ key }) => {
        if (key === place) this.#changed.fire();
      }),
    );
  }

  async current(): Promise<Key | undefined> {
    const stored = await this.#stored();
    if (stored !== undefined) return { value: stored, from: 'vscode' };
    const given = process.env[variable]?.trim() ?? '';
    return looksLikeKey(given) ? { value: given, from: 'environment' } : undefined;
  }

  async keep(value: string): Promise<void> {
    await this.#secrets.store(place, value);
  }

  async forget(): Promise<void> {
    await this.#secrets.delete(place);
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** A machine without a store of secrets has no key in it. */
  async #stored(): Promise<string | undefined> {
    try {
      return await this.#secrets.get(place);
    } catch (error) {
      this.#notices.log.warn(`The store of secrets could not be read: ${String(error)}`);
      return undefined;
    }
  }
}
