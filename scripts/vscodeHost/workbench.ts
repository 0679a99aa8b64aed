import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { installServer } from './install.ts';
import { openPage, type Session } from './session.ts';
import { installExtension, prepareSettings, startServer } from './server.ts';

export interface WorkbenchOptions {
  /** The folder to open, or a `.code-workspace` file that names several. */
  readonly folder: string;
  /** True leaves workspace trust on, so that a fresh folder opens in Restricted Mode. Default false. */
  readonly restricted?: boolean;
  /** The packaged extension; default `dist/groundloop.vsix`, as `npm run package` leaves it. */
  readonly vsix?: string;
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Keeps the user's data (settings, progress) here between workbenches; default: a fresh one, removed at the end. */
  readonly userData?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The display language of extensions, e.g. `zh-tw`; default English. */
  readonly language?: string;
}

export interface Workbench {
  readonly page: Page;
  /** The data directory of the server: settings, progress, logs. */
  readonly userData: string;
  /** Another window of the same user, on a folder of its own; it ends with the workbench. */
  openWindow(folder: string): Promise<Page>;
  /** Waits for a command and picks it in the command palette by its full title, e.g. `Groundloop: Start Lab…`. */
  runCommand(title: string): Promise<void>;
  /** Closes the page and ends the server and everything it started. */
  close(): Promise<void>;
}

const packaged = resolve(import.meta.dirname, '../../dist/groundloop.vsix');

/** Opens a folder in VS Code with the packaged extension installed, as a user has it, and waits for the workbench. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const vsix = options.vsix ?? packaged;
  if (!existsSync(vsix)) throw new Error(`${vsix} is not there. Make it with: npm run package`);
  const log = (line: string): void => {
    console.log(line);
  };
  const files = await installServer(log);
  const executablePath = await findChromium(log);
  const temporary = await mkdtemp(join(tmpdir(), 'groundloop-workbench-'));
  const userData = options.userData ?? join(temporary, 'data');
  const closers: (() => Promise<void>)[] = [() => rm(temporary, { recursive: true, force: true, maxRetries: 3 })];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    await prepareSettings(userData, {
      'security.workspace.trust.enabled': options.restricted ?? false,
      ...options.settings,
    });
    await installExtension(files, userData, vsix);
    const server = await startServer(files, { dataDir: userData });
    closers.push(() => server.stop());
    const { viewport, language } = options;
    const openWindow = async (folder: string): Promise<Page> => {
      const session: Session = await openPage({
        executablePath,
        authority: server.authority,
        folder: resolve(folder),
        ...(viewport === undefined ? {} : { viewport }),
        ...(language === undefined ? {} : { language }),
      });
      closers.push(() => session.close());
      await session.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 180_000 });
      return session.page;
    };
    const page = await openWindow(options.folder);
    return { page, userData, close, openWindow, runCommand: (title) => runCommand(page, title) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The palette doesn't learn of commands that arrive while it is open, so it is opened anew until it knows the title. */
async function runCommand(page: Page, title: string): Promise<void> {
  const deadline = performance.now() + 180_000;
  for (;;) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input.input').fill(`>${title}`);
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
    // Rows that move while the list is filled can't be clicked: then it is opened anew as well.
    const chosen = await row.click({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (chosen) return;
    if (performance.now() > deadline) throw new Error(`${title} could not be chosen in the command palette.`);
    await page.keyboard.press('Escape');
  }
}
