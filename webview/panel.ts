import './panel.css';
import { setLanguage } from '../src/core/base/say.ts';
import type { PanelState, WebviewMessage } from '../src/protocol/webview.ts';
import { announcement } from './announce.ts';
import { registerComponents } from './components.ts';
import { createFigureMemory } from './figureMemory.ts';
import { createFigures } from './figures.ts';
import { footSections } from './foot.ts';
import { listenToKeys, listenToLinks } from './input.ts';
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
let shown: PanelState | null = null;
/** Where focus should go as soon as a state shows it; forgotten once the reader does something else. */
let target: string | null = null;

const ui: Ui = {
  text: (key, values = {}) => fillIn(shown?.strings[key] ?? key, values),
  post: (message) => {
    vscode.postMessage(message);
  },
  goTo: (wanted) => {
    target = page.focus(wanted) ? null : wanted;
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

function show(state: PanelState): void {
  const before = shown;
  // Texts change with the language only, and then everything is built again.
  if (before && JSON.stringify(before.strings) !== JSON.stringify(state.strings)) page.clear();
  shown = state;
  const tab = state.report ? state.tab : 'lesson';
  renderSections(page.lesson, contentSections(state, ui));
  figures.render(page.lesson, state);
  renderSections(page.report, state.report ? reportSections(state.report, state.lesson, ui) : []);
  renderSections(page.foot, footSections(state, ui));
  page.showTabs(state, ui);
  scroll.show(state.of, tab);
  page.announce(announcement(before, state, ui));
  target = state.goTo ?? target;
  if (target !== null && page.focus(target)) target = null;
}

for (const type of ['keydown', 'pointerdown'] as const) {
  document.addEventListener(type, () => (target = null), { capture: true });
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
