import * as vscode from 'vscode';
import { z } from 'zod';
import { dollars } from '../assistant/claude/problems.ts';
import type { AssistantSettings } from '../assistant/claude/settings.ts';
import type { Key } from './assistantKey.ts';

const place = 'groundloop.assistantConsent';
const answerSchema = z
  .object({ address: z.string(), answer: z.enum(['claude', 'coach']) })
  .optional()
  .catch(undefined);

/** Whether questions may leave the machine. It is asked once for an address, and again where they would go to another. */
export class AssistantConsent implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  /** @param memory outlives the window: `ExtensionContext.globalState` */
  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The learner's answer for an address; undefined where there was none yet. */
  answerFor(address: string): 'claude' | 'coach' | undefined {
    const known = answerSchema.parse(this.#memory.get(place));
    return known?.address === address ? known.answer : undefined;
  }

  /** Asks, where it isn't known. Closing the question is no answer: it comes again with the next one. */
  async ask(settings: AssistantSettings, key: Pick<Key, 'from'>): Promise<boolean> {
    const known = this.answerFor(settings.baseUrl);
    if (known !== undefined) return known === 'claude';
    const agree = vscode.l10n.t('Send to Claude');
    const coach = vscode.l10n.t('Use the Offline Coach');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('Send your questions in labs to Claude?'),
      { modal: true, detail: detailOf(settings, key) },
      agree,
      coach,
    );
    if (chosen !== undefined) await this.#keep(settings.baseUrl, chosen === agree ? 'claude' : 'coach');
    return chosen === agree;
  }

  /** As if it had never been asked. */
  async forget(): Promise<void> {
    await this.#memory.update(place, undefined);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #keep(address: string, answer: 'claude' | 'coach'): Promise<void> {
    await this.#memory.update(place, { address, answer });
    this.#changed.fire();
  }
}

function detailOf({ baseUrl, dailyBudget }: AssistantSettings, { from }: Pick<Key, 'from'>): string {
  return [
    vscode.l10n.t(
      'They go to {0}: what you write, the task of the lab and what lessons there are, and, when Claude reads them, your pipeline.ts, the report of its last run and sections of lessons. Never solutions.',
      new URL(baseUrl).host,
    ),
    vscode.l10n.t('Keys, passwords, e-mail addresses and paths outside the lab are taken out before.'),
    from === 'environment'
      ? vscode.l10n.t('The key is the one in the environment variable ANTHROPIC_API_KEY; its account pays.')
      : vscode.l10n.t('The account of the key that you set pays.'),
    vscode.l10n.t('At most {0} a day is spent; the settings can change that.', dollars(dailyBudget)),
    vscode.l10n.t('You can look at every request, word for word, under “What Is Sent”.'),
  ].join('\n\n');
}
