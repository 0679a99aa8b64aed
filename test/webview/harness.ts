import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../scripts/vscodeHost/chromium.ts';
import { panelHtml } from '../../src/editor/panelHtml.ts';
import type { ChatMessage, ChatRequest } from '../../src/protocol/chat.ts';
import type { PanelState, WebviewMessage } from '../../src/protocol/webview.ts';
import themes from './themes.json' with { type: 'json' };

export type Theme = keyof typeof themes;
export const themeNames = Object.keys(themes) as Theme[];

/** The panel in a page of its own, as VS Code would show it. */
export type Panel = Shown<PanelState, WebviewMessage>;
/** The chat, likewise. */
export type Chat = Shown<ChatMessage, ChatRequest>;

interface Shown<State, Message> {
  readonly page: Page;
  /** What the page asked of the host so far; where the reader is, it says beside. */
  posted(): Promise<Message[]>;
  /** The places that the reader came to. */
  places(): Promise<(string | null)[]>;
  /** Answers as the host does. */
  show(state: State): Promise<void>;
  /** Errors and warnings of the console; a refusal of the content security policy is one. */
  readonly complaints: string[];
}

export interface Look {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
}

export const launch = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findChromium(console.error), args: [...chromiumFlags] });

/** What a person reads; spaces that don't break look like any others. */
export const textOf = async (place: Locator): Promise<string> => (await place.innerText()).replaceAll('\u00a0', ' ');

/** Waits for something of the page's own. `page.waitForFunction` asks again in the page, whose policy refuses that. */
export async function until(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (await page.evaluate<boolean>(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`not within a minute: ${expression}`);
}

const origin = 'http://panel.test';
type Files = ReadonlyMap<string, { readonly body: string | Buffer; readonly contentType: string }>;
const files = new Map<string, Promise<Files>>();

async function pageFiles(entry: string): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: '/',
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  const bundled = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  const icons = 'node_modules/@vscode/codicons/dist/codicon';
  const html = panelHtml({
    cspSource: origin,
    nonce: 'bm9uY2U',
    script: `${origin}/panel.js`,
    styles: [`${origin}/codicon.css`, `${origin}/panel.css`],
    title: 'Groundloop',
    language: 'en',
    translation: {},
  });
  return new Map([
    ['/', { body: html, contentType: 'text/html' }],
    ['/panel.js', { body: bundled('.js'), contentType: 'text/javascript' }],
    ['/panel.css', { body: bundled('.css'), contentType: 'text/css' }],
    ['/codicon.css', { body: await readFile(`${icons}.css`), contentType: 'text/css' }],
    ['/codicon.ttf', { body: await readFile(`${icons}.ttf`), contentType: 'font/ttf' }],
  ]);
}

/** VS Code's side of the page: its variables and classes are there before any script of ours runs. */
const hostScript = (theme: Theme): string => `
  window.posted = [];
  window.acquireVsCodeApi = () => {
    const { classes, variables } = ${JSON.stringify(themes[theme])};
    document.body.className = classes;
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
    return {
      postMessage: (message) => void window.posted.push(message),
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
      setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
    };
  };`;

export const openPanel = (browser: Browser, state: PanelState, look?: Look): Promise<Panel> =>
  open(browser, 'webview/panel.ts', state, look);

export const openChat = (browser: Browser, state: ChatMessage, look?: Look): Promise<Chat> =>
  open(browser, 'webview/chat/chat.ts', state, { width: 300, ...look });

async function open<State, Message>(
  browser: Browser,
  entry: string,
  state: State,
  { theme = 'dark', width = 1000, height = 800, reducedMotion = false }: Look = {},
): Promise<Shown<State, Message>> {
  const served = await (files.get(entry) ?? pageFiles(entry));
  files.set(entry, Promise.resolve(served));
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/*', async (route) => {
    const file = served.get(new URL(route.request().url()).pathname);
    await (file ? route.fulfill(file) : route.abort());
  });
  await page.addInitScript({ content: hostScript(theme) });
  const panel: Shown<State, Message> = {
    page,
    complaints,
    posted: () => page.evaluate(`window.posted.filter(({ type }) => type !== 'readingAt')`),
    places: () => page.evaluate(`window.posted.filter(({ type }) => type === 'readingAt').map(({ place }) => place)`),
    async show(next) {
      // Waits for a message of its own behind the state's, so that the state was handled.
      await page.evaluate(`new Promise((done) => {
        window.postMessage(${JSON.stringify(next)}, '*');
        addEventListener('message', (event) => event.data === 'handled' && done(null));
        window.postMessage('handled', '*');
      })`);
    },
  };
  await page.goto(`${origin}/`);
  await panel.show(state);
  return panel;
}
