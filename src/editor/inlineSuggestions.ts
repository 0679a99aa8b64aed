import * as vscode from 'vscode';
import { z } from 'zod';
import { pipelineName } from '../workspace/createLab.ts';
import { readSettings, restoreSettings, settingsStateSchema } from '../workspace/settingsFile.ts';
import { commandIds } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { Notices } from './notices.ts';

/** What the learner wants to happen to inline suggestions in labs. */
const setting = 'groundloop.inlineSuggestions';
const wishSchema = z.enum(['ask', 'leave', 'off']).catch('ask');
/** The setting of VS Code that is switched, in the settings of the lab's folder and nowhere else. */
const switched = 'inlineSuggest.enabled';

const memorySchema = z
  .record(
    z.string(),
    z.object({
      /** Offered in some window. */
      offered: z.boolean().default(false),
      /** The learner turned them back on: a setting doesn't take that back. */
      wanted: z.boolean().default(false),
      /** What was there, while they are off by us. */
      off: z
        .object({ before: settingsStateSchema, after: settingsStateSchema, value: z.boolean().nullable() })
        .optional(),
    }),
  )
  .catch({});
type Remembered = z.infer<typeof memorySchema>[string];

const memoryKey = 'groundloop.inlineSuggestions';

export interface InlineSuggestionsParts {
  readonly labs: Labs;
  readonly notices: Notices;
  readonly workspaceMemory: vscode.Memento;
}

/**
 * The completion that appears behind the cursor may write the solution before the learner has thought. It can be turned
 * off in the folder of a lab, and back on as it was. User settings are never touched.
 */
export class InlineSuggestions implements vscode.Disposable {
  readonly #parts: InlineSuggestionsParts;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  /** Folders in which this window offered it. */
  readonly #offers = new Set<string>();
  #status: vscode.LanguageStatusItem | undefined;
  #work: Promise<void> = Promise.resolve();
  readonly onDidChange = this.#changed.event;

  constructor(parts: InlineSuggestionsParts) {
    this.#parts = parts;
    const follow = (): void => {
      this.#obey().catch((error: unknown) => {
        parts.notices.fault(vscode.l10n.t('Turning inline suggestions off'), error);
      });
    };
    this.#store.add(parts.labs.onDidChangeList(follow));
    this.#store.add(vscode.workspace.onDidGrantWorkspaceTrust(follow));
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(setting)) follow();
        if (event.affectsConfiguration(setting) || event.affectsConfiguration(`editor.${switched}`)) {
          this.#changed.fire();
        }
      }),
    );
  }

  /** Whether to offer it now: once, in the window that shows the lab first. */
  offers(lab: Lab): boolean {
    const folder = folderOf(lab);
    if (!folder || !lab.files.lab.scored || wishFor(lab) !== 'ask' || !areOn(lab)) return false;
    const key = folder.uri.toString();
    const { offered, wanted } = this.#remembered(key);
    if (wanted || (offered && !this.#offers.has(key))) return false;
    this.#offers.add(key);
    if (!offered) void this.#remember(key, { offered: true });
    return true;
  }

  turnOff(lab: Lab): Promise<void> {
    return this.#after(() => this.#turnOff(lab));
  }

  turnBackOn(lab: Lab): Promise<void> {
    return this.#after(() => this.#turnBackOn(lab));
  }

  /** One after the other: what was there first must not be mixed up with what we wrote. */
  #after(task: () => Promise<void>): Promise<void> {
    const done = this.#work.then(task);
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #turnOff(lab: Lab): Promise<void> {
    const folder = folderOf(lab);
    if (!folder) {
      const message = vscode.l10n.t('Inline suggestions are switched per folder. Open the folder of this lab first.');
      void this.#parts.notices.problem({ code: 'inline.no-folder', message });
      return;
    }
    if (!areOn(lab)) return;
    const { WorkspaceFolder } = vscode.ConfigurationTarget;
    const before = await readSettings(folder.uri.fsPath);
    const settings = settingsOf(lab);
    const values = settings.inspect<boolean>(switched);
    const value = values?.workspaceFolderValue ?? null;
    await settings.update(switched, false, WorkspaceFolder);
    // A setting for TypeScript alone, wherever it is, counts more.
    const forTypeScript = [
      values?.defaultLanguageValue,
      values?.globalLanguageValue,
      values?.workspaceLanguageValue,
      values?.workspaceFolderLanguageValue,
    ];
    if (forTypeScript.includes(true)) await settings.update(switched, false, WorkspaceFolder, true);
    const after = await readSettings(folder.uri.fsPath);
    const key = folder.uri.toString();
    // Turned off again while they are off by us: what was there first is what counts.
    const was = this.#remembered(key).off;
    await this.#remember(key, { wanted: false, off: was ? { ...was, after } : { before, after, value } });
    this.#show();
  }

  async #turnBackOn(lab: Lab): Promise<void> {
    const folder = folderOf(lab);
    const key = folder?.uri.toString() ?? '';
    const { off } = this.#remembered(key);
    if (!folder || !off) {
      void this.#parts.notices.info(vscode.l10n.t('Groundloop has not turned inline suggestions off here.'));
      return;
    }
    if (!(await restoreSettings(folder.uri.fsPath, off.before, off.after))) {
      const { WorkspaceFolder } = vscode.ConfigurationTarget;
      await settingsOf(lab).update(switched, off.value ?? undefined, WorkspaceFolder);
      const inspected = settingsOf(lab).inspect<boolean>(switched);
      if (inspected?.workspaceFolderLanguageValue === false) {
        await settingsOf(lab).update(switched, undefined, WorkspaceFolder, true);
      }
    }
    await this.#remember(key, { wanted: true, off: undefined });
    this.#show();
  }

  dispose(): void {
    this.#status?.dispose();
    this.#store.dispose();
  }

  /** Does what the setting says, where nobody decided otherwise. */
  async #obey(): Promise<void> {
    this.#show();
    if (!vscode.workspace.isTrusted) return;
    for (const lab of this.#parts.labs.all) {
      const folder = folderOf(lab);
      if (!folder || !lab.files.lab.scored || wishFor(lab) !== 'off' || !areOn(lab)) continue;
      if (!this.#remembered(folder.uri.toString()).wanted) await this.turnOff(lab);
    }
  }

  /** While they are off by us, the language menu says so and leads back. */
  #show(): void {
    this.#changed.fire();
    const lab = this.#parts.labs.all.find((one) => {
      const folder = folderOf(one);
      return folder && this.#remembered(folder.uri.toString()).off;
    });
    if (!lab) {
      this.#status?.dispose();
      this.#status = undefined;
      return;
    }
    const selector = { scheme: 'file', pattern: `**/${pipelineName}` };
    const status = (this.#status ??= vscode.languages.createLanguageStatusItem(setting, selector));
    status.name = vscode.l10n.t('Inline Suggestions');
    status.text = vscode.l10n.t('Inline suggestions are off here');
    status.command = {
      title: vscode.l10n.t('Turn Back On'),
      command: commandIds.turnInlineSuggestionsOn,
      arguments: [{ folder: lab.folder.fsPath }],
    };
  }

  #remembered(key: string): Remembered {
    const all = memorySchema.parse(this.#parts.workspaceMemory.get(memoryKey, {}));
    return all[key] ?? { offered: false, wanted: false };
  }

  async #remember(key: string, more: Partial<Remembered>): Promise<void> {
    const all = memorySchema.parse(this.#parts.workspaceMemory.get(memoryKey, {}));
    await this.#parts.workspaceMemory.update(memoryKey, { ...all, [key]: { ...this.#remembered(key), ...more } });
  }
}

const folderOf = (lab: Lab): vscode.WorkspaceFolder | undefined => vscode.workspace.getWorkspaceFolder(lab.pipeline);

const settingsOf = (lab: Lab): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('editor', { uri: lab.pipeline, languageId: 'typescript' });

const areOn = (lab: Lab): boolean => settingsOf(lab).get<boolean>(switched, true);

const wishFor = (lab: Lab): z.infer<typeof wishSchema> =>
  wishSchema.parse(vscode.workspace.getConfiguration(undefined, lab.pipeline).get(setting));
