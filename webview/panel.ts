import './panel.css';
import { setLanguage } from '../src/core/base/say.ts';
import type { PanelState, WebviewMessage } from '../src/protocol/webview.ts';
import { announcement } from './announce.ts';
import { registerComponents } from './components.ts';
import { createFigureMemory } from './figureMemory.ts';
import { createFigures } from './figures.ts';
import { createFocusMemory } from './focusMemory.ts';
import { footSections } from './foot.ts';
import { listenToKeys, listenToLinks } from './input.ts';
import { createNews, newsPlace } from './news.ts';
import { createPage } from './page.ts';
import { contentSections } from './content.ts';
import { createPageStore } from './pageStore.ts';
import { createScrollMemory } from './scrollMemory.ts';
import { reportSections } from './report.ts';
import { renderSections } from './sections.ts';
import { readTranslation } from './translation.ts';
import { fillIn, type Ui } from './ui.ts';

/** Given once by VS Code. */
declare function acquireVsCodeApi(): {
  postMessage(message: WebviewMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const root = document.getElementById('panel') ?? document.body;
setLanguage(readTranslation(root));
registerComponents();
const page = createPage(root, (place) => {
  ui.post({ type: 'readingAt', place });
});
const store = createPageStore(vscode);
const scroll = createScrollMemory(store);
const focus = createFocusMemory(store, page, (tab) =>
  tab === 'report' ? page.root.querySelector<HTMLElement>(`[data-key="${newsPlace(shown?.report ?? null)}"]`) : null,
);
let shown: PanelState | null = null;
/** Where focus should go as soon as a state shows it; forgotten once the reader does something else. */
let target: string | null = null;
/** Whether the reader did something since the run began. */
let acted = false;

const ui: Ui = {
  text: (key, values = {}) => fillIn(shown?.strings[key] ?? key, values),
  post: (message) => {
    vscode.postMessage(message);
  },
  goTo: (wanted) => {
    target = page.focus(wanted) ? null : wanted;
  },
  reveal: (wanted) => {
    page.reveal(wanted);
  },
  redraw: () => {
    if (shown) show(shown);
  },
  announce: (words) => {
    page.announce(words);
  },
  simulate: (wanted) => {
    figures.simulate(wanted);
  },
};
const figures = createFigures(createFigureMemory(store), ui);
const news = createNews(page, () => {
  ui.redraw();
});

function show(state: PanelState): void {
  const before = shown;
  if (state.report?.running && !before?.report?.running) acted = false;
  // Whoever waits for the run in the page is taken along, but not from its buttons. What is focused may be gone below.
  const waits = !acted && document.hasFocus() && !document.activeElement?.closest('.top, .foot');
  // Texts change with the language only, and then everything is built again.
  if (before && JSON.stringify(before.strings) !== JSON.stringify(state.strings)) page.clear();
  shown = state;
  const tab = state.report ? state.tab : 'lesson';
  renderSections(page.lesson, contentSections(state, ui));
  figures.render(page.lesson, state);
  renderSections(page.report, state.report ? reportSections(state.report, state.lesson, ui) : []);
  page.showTabs(state, ui);
  scroll.show(state.of, tab);
  if (state.showNews) {
    if (waits) page.focus(newsPlace(state.report));
    else page.bring(newsPlace(state.report));
  }
  news.show(before, state);
  renderSections(page.foot, footSections(state, news.unseen, ui));
  page.announce(announcement(before, state, ui));
  target = state.goTo ?? target;
  if (target !== null && page.focus(target)) target = null;
  focus.show(state.of, tab);
}

for (const type of ['keydown', 'pointerdown'] as const) {
  const act = (): void => {
    target = null;
    acted = true;
  };
  document.addEventListener(type, act, { capture: true });
}
listenToKeys(() => page.primary());
listenToLinks(page.root, ui);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isState(data)) show(data);
});
ui.post({ type: 'ready' });

/** Only the host can post here, and it posts nothing else; whatever else arrives isn't for us. */
function isState(data: unknown): data is PanelState {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'state';
}
