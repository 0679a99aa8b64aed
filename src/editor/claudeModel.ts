import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Assistant } from '../assistant/briefing.ts';
import { brokenSettings } from '../assistant/claude/brokenSettings.ts';
import { Claude } from '../assistant/claude/claude.ts';
import { Ledger } from '../assistant/claude/ledger.ts';
import type * as sdk from '../assistant/claude/sdk.ts';
import { assistantSettingsSchema } from '../assistant/claude/settings.ts';
import { SpendingFile } from '../journal/spendingFile.ts';
import { AssistantConsent } from './assistantConsent.ts';
import { AssistantKey } from './assistantKey.ts';
import { DisposableStore } from './disposables.ts';
import type { Labs } from './labs.ts';
import type { Notices } from './notices.ts';

/** A thinking model may say nothing for a while, but not as long as this. */
const PATIENCE = 120_000;
const section = 'groundloop.assistant';

export interface ClaudeParts {
  readonly labs: Labs;
  readonly notices: Notices;
  readonly secrets: vscode.SecretStorage;
  /** Outlives the window. */
  readonly memory: vscode.Memento;
  /** A folder for what was spent. */
  readonly spending: vscode.Uri;
  /** `dist/claude.cjs`. */
  readonly bundle: vscode.Uri;
}

/** Claude as the learner has set it up: key, settings and consent, as they are at the moment of a question. */
export class ClaudeModel implements vscode.Disposable {
  readonly #parts: ClaudeParts;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly #spending: SpendingFile;
  readonly key: AssistantKey;
  readonly consent: AssistantConsent;
  /** What was sent from this window. */
  readonly ledger = new Ledger();
  /** Who answers may be another one now. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: ClaudeParts) {
    this.#parts = parts;
    this.#spending = new SpendingFile(parts.spending.fsPath);
    this.key = this.#store.add(new AssistantKey(parts.secrets, parts.notices));
    this.consent = this.#store.add(new AssistantConsent(parts.memory));
    const changed = (): void => {
      this.#changed.fire();
    };
    this.#store.add(this.key.onDidChange(changed));
    this.#store.add(this.consent.onDidChange(changed));
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) changed();
      }),
    );
  }

  /** Undefined without a key, or where the learner chose the coach. */
  async current(): Promise<Assistant | undefined> {
    const key = await this.key.current();
    if (!key) return undefined;
    const settings = this.settings();
    if (!settings.success) return brokenSettings('Claude', settings.error);
    if (this.consent.answerFor(settings.data.baseUrl) === 'coach') return undefined;
    return new Claude({
      key: key.value,
      settings: settings.data,
      load: () => Promise.resolve(this.sdk()),
      spending: this.#spending,
      ledger: this.ledger,
      pause: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => undefined),
      patience: PATIENCE,
      consent: () => this.consent.ask(settings.data, key),
      folders: () => this.#parts.labs.all.map(({ folder }) => folder.fsPath),
    });
  }

  /** US dollars since midnight, over all windows. */
  spentToday(): Promise<number> {
    return this.#spending.today();
  }

  /** As the learner set them, if they can be used. */
  settings(): ReturnType<typeof assistantSettingsSchema.safeParse> {
    const given = vscode.workspace.getConfiguration(section);
    const of = (name: string): unknown => given.get(name);
    return assistantSettingsSchema.safeParse({
      model: of('model'),
      baseUrl: of('baseUrl'),
      dailyBudget: of('dailyBudget'),
      maxTokens: of('maxTokens'),
    });
  }

  /** Loaded when it is first needed: most windows never ask. */
  sdk(): typeof sdk {
    return createRequire(import.meta.filename)(this.#parts.bundle.fsPath) as typeof sdk;
  }

  dispose(): void {
    this.#store.dispose();
  }
}
