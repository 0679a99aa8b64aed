import { format } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags } from './chromium.ts';

export interface SessionOptions {
  /** Chromium's path. */
  readonly executablePath: string;
  /** The server's `host:port`. */
  readonly authority: string;
  readonly folder: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /**
   * What VS Code takes for its display language, e.g. `zh-tw`: extensions are in it where they have it. The workbench
   * itself stays English, as its language packs come from the marketplace only.
   */
  readonly language?: string;
  /** Development options of the workbench. */
  readonly payload?: readonly (readonly [string, string])[];
  /** What the workbench, the extension host and the suite print. */
  readonly onLog?: (level: string, text: string) => void;
  /** The suite ended with this code. */
  readonly onExit?: (code: number) => void;
}

export interface Session {
  readonly page: Page;
  close(): Promise<void>;
}

/** Opens a folder in the workbench of a running server, in a Chromium of its own. */
export async function openPage(options: SessionOptions): Promise<Session> {
  const {
    executablePath,
    authority,
    folder,
    viewport = { width: 1400, height: 900 },
    language,
    payload,
    onLog,
    onExit,
  } = options;
  const browser = await chromium.launch({
    executablePath,
    args: chromiumFlags,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const context = await browser.newContext({ viewport: { ...viewport } });
    // A busy machine takes its time; what never comes fails all the same.
    context.setDefaultTimeout(180_000);
    const page = await context.newPage();
    if (language !== undefined) {
      await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
    }
    await page.exposeFunction('codeAutomationLog', (level: string, args?: readonly unknown[]) => {
      onLog?.(level, format(...(args ?? [])));
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => onExit?.(code));
    const query = new URLSearchParams({ [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder });
    if (payload !== undefined) query.set('payload', JSON.stringify(payload));
    await page.goto(`http://${authority}/?${query.toString()}`);
    return { page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
