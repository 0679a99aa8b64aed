import * as vscode from 'vscode';
import { z } from 'zod';
import { pipelineName } from '../workspace/createLab.ts';
import { readSettings, restoreSettings, settingsStateSchema } from '../workspace/settingsFile.ts';
import { commandIds } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import type { GradedRun, Grader } from './grader.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { Notices } from './notices.ts';

/** What the learner wants to happen to inline suggestions in labs. */
const setting = 'groundloop.inlineSuggestions';
const wishSchema = z.enum(['ask', 'leave', 'off']).catch('ask');
/** The setting of VS Code that is switched, in the settings of the window's folder that holds the lab and nowhere else. */
const switched = 'inlineSuggest.enabled';

const memorySchema = z
  .record(
    z.string(),
    z.object({
      /** Offered in some window. */
      offered: z.boolean().default(false),
      /** The learner turned them back on: a setting doesn't take that back. */
      wanted: z.boolean().default(false),
      /** A lab was passed while they are off by us, and the way back was offered. */
      offeredBack: z.boolean().default(false),
      /** What was there, while they are off by us. */
      off: z
        .object({ before: settingsStateSchema, after: settingsStateSchema, value: z.boolean().nullable() })
        .optional(),
    }),
  )
  .catch({});
type Remembered = z.infer<typeof memorySchema>[string];
const untouched: Remembered = { offered: false, wanted: false, offeredBack: false };

const memoryKey = 'groundloop.inlineSuggestions';

export interface InlineSuggestionsParts {
  readonly labs: Labs;
  readonly grader: Grader;
  readonly notices: Notices;
  /** Of every window: a folder's settings are the same in each. */
  readonly memory: vscode.Memento;
}

/**
 * The completion that appears behind the cursor may write the solution before the learner has thought. It can be turned
 * off in the folder of a lab, and back on as it was. User settings are never touched. A folder that holds more than the lab
 * is switched as a whole, so only where the learner says so, and sees which.
 */
export class InlineSuggestions implements vscode.Disposable {
  readonly #parts: InlineSuggestionsParts;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  /** Folders in which this window offered it. */
  readonly #offers = new Set<string>();
  /** By lab folder: each shows on its own pipeline. */
  readonly #status = new Map<string, vscode.LanguageStatusItem>();
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
          this.#show();
        }
      }),
    );
    this.#store.add(
      parts.grader.onDidFinish((run) => {
        this.#offerBack(run).catch((error: unknown) => {
          parts.notices.fault(vscode.l10n.t('Turning inline suggestions back on'), error);
        });
      }),
    );
  }

  /** Whether to offer it now: once, in the window that shows the lab first. */
  offers(lab: Lab): boolean {
    const folder = folderOf(lab);
    if (!folder || !lab.files.lab.scored || !areOn(lab)) return false;
    if (wishFor(lab) === 'leave' || (wishFor(lab) === 'off' && wideFolder(lab) === undefined)) return false;
    const key = folder.uri.toString();
    const { offered, wanted } = this.#remembered(key);
    if (wanted || (offered && !this.#offers.has(key))) return false;
    this.#offers.add(key);
    if (!offered) void this.#remember(key, { offered: true });
    return true;
  }

  /** With `sure`, nothing is asked: the learner saw which folder it is about. */
  async turnOff(lab: Lab, sure: boolean): Promise<void> {
    const wide = wideFolder(lab);
    if (wide !== undefined && !sure && areOn(lab) && !(await isSure(lab, wide))) return;
    await this.#after(() => this.#turnOff(lab));
    if (this.#areOffByUs(lab)) this.#sayOff(lab);
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

  /** Not awaited: nobody has to answer. */
  #sayOff(lab: Lab): void {
    const { notices } = this.#parts;
    const turnOn = vscode.l10n.t('Turn Back On');
    const message = vscode.l10n.t(
      'Inline suggestions are off in “{0}”, until you turn them back on.',
      folderOf(lab)?.name ?? lab.title,
    );
    const offer = async (): Promise<void> => {
      if ((await notices.info(message, turnOn)) === turnOn) await this.turnBackOn(lab);
    };
    offer().catch((error: unknown) => {
      notices.fault(vscode.l10n.t('Turning inline suggestions back on'), error);
    });
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
    const off = was ? { ...was, after } : { before, after, value };
    await this.#remember(key, { wanted: false, offeredBack: false, off });
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
    for (const status of this.#status.values()) status.dispose();
    this.#store.dispose();
  }

  /** Does what the setting says, where nobody decided otherwise, and where the folder is nothing but the lab. */
  async #obey(): Promise<void> {
    this.#show();
    if (!vscode.workspace.isTrusted) return;
    for (const lab of this.#parts.labs.all) {
      const folder = folderOf(lab);
      if (!folder || !lab.files.lab.scored || wishFor(lab) !== 'off' || !areOn(lab)) continue;
      if (wideFolder(lab) !== undefined || this.#remembered(folder.uri.toString()).wanted) continue;
      await this.#after(() => this.#turnOff(lab));
    }
  }

  /** Nothing is spoilt any more once the lab is passed: said once. */
  async #offerBack({ lab, outcome }: GradedRun): Promise<void> {
    const folder = folderOf(lab);
    if (!folder || outcome.kind !== 'verdict' || !outcome.verdict.passed || !this.#areOffByUs(lab)) return;
    const key = folder.uri.toString();
    if (!lab.files.lab.scored || this.#remembered(key).offeredBack) return;
    await this.#remember(key, { offeredBack: true });
    const message = vscode.l10n.t(
      '“{0}” is passed. Inline suggestions are still off in “{1}”.',
      lab.title,
      folder.name,
    );
    const turnOn = vscode.l10n.t('Turn Back On');
    if ((await this.#parts.notices.info(message, turnOn)) === turnOn) await this.turnBackOn(lab);
  }

  #areOffByUs(lab: Lab): boolean {
    const folder = folderOf(lab);
    return folder !== undefined && this.#remembered(folder.uri.toString()).off !== undefined && !areOn(lab);
  }

  /** While they are off by us, the language menu says so and leads back. */
  #show(): void {
    this.#changed.fire();
    const off = this.#parts.labs.all.filter((lab) => this.#areOffByUs(lab));
    for (const [place, status] of this.#status) {
      if (off.some((lab) => lab.place === place)) continue;
      status.dispose();
      this.#status.delete(place);
    }
    for (const lab of off) if (!this.#status.has(lab.place)) this.#status.set(lab.place, statusFor(lab));
  }

  #remembered(key: string): Remembered {
    const all = memorySchema.parse(this.#parts.memory.get(memoryKey, {}));
    return all[key] ?? untouched;
  }

  async #remember(key: string, more: Partial<Remembered>): Promise<void> {
    const all = memorySchema.parse(this.#parts.memory.get(memoryKey, {}));
    await this.#parts.memory.update(memoryKey, { ...all, [key]: { ...this.#remembered(key), ...more } });
  }
}

const folderOf = (lab: Lab): vscode.WorkspaceFolder | undefined => vscode.workspace.getWorkspaceFolder(lab.pipeline);

/** The window's folder, where it holds more than the lab: by its name. */
export function wideFolder(lab: Lab): string | undefined {
  const folder = folderOf(lab);
  return folder && folder.uri.toString() !== lab.folder.toString() ? folder.name : undefined;
}

async function isSure(lab: Lab, folder: string): Promise<boolean> {
  const turnOff = vscode.l10n.t('Turn Off');
  const question = vscode.l10n.t('Turn inline suggestions off in “{0}”?', folder);
  const detail = vscode.l10n.t(
    'They are switched per folder, and “{0}” holds more than “{1}”: they go off in all of it, until you turn them back on.',
    folder,
    lab.title,
  );
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, turnOff)) === turnOff;
}

function statusFor(lab: Lab): vscode.LanguageStatusItem {
  const pattern = new vscode.RelativePattern(lab.folder, pipelineName);
  const status = vscode.languages.createLanguageStatusItem(`${setting}/${lab.place}`, { scheme: 'file', pattern });
  status.name = vscode.l10n.t('Inline Suggestions');
  status.text = vscode.l10n.t('Inline suggestions are off here');
  status.command = {
    title: vscode.l10n.t('Turn Back On'),
    command: commandIds.turnInlineSuggestionsOn,
    arguments: [{ folder: lab.folder.fsPath }],
  };
  return status;
}

const settingsOf = (lab: Lab): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('editor', { uri: lab.pipeline, languageId: 'typescript' });

const areOn = (lab: Lab): boolean => settingsOf(lab).get<boolean>(switched, true);

const wishFor = (lab: Lab): z.infer<typeof wishSchema> =>
  wishSchema.parse(vscode.workspace.getConfiguration(undefined, lab.pipeline).get(setting));
