import './chat.css';
import type { ChatGrowth, ChatMessage, ChatRequest, ChatState } from '../../src/protocol/chat.ts';
import { element } from '../element.ts';
import { fillIn } from '../ui.ts';
import type { ChatUi } from './chatUi.ts';
import { Composer } from './composer.ts';
import { createDrafts } from './drafts.ts';
import { Log } from './log.ts';

/** Given once by VS Code. */
declare function acquireVsCodeApi(): {
  postMessage(message: ChatRequest): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const root = document.getElementById('panel') ?? document.body;
let shown: ChatState | null = null;
const voice = element('div', { class: 'spoken', role: 'status' });

const ui: ChatUi = {
  text: (key, values = {}) => fillIn(shown?.strings[key] ?? key, values),
  post: (request) => {
    vscode.postMessage(request);
  },
  announce: (words) => {
    voice.textContent = words;
  },
};
const log = new Log(ui);
const composer = new Composer(ui, createDrafts(vscode));
root.replaceChildren(log.root, composer.root, voice);

function show(state: ChatState): void {
  const before = shown;
  shown = state;
  log.show(state);
  composer.show(state);
  // An answer is read out when it is whole: bit by bit nobody could follow it.
  if (before?.answering && !state.answering && before.lab?.key === state.lab?.key) {
    const last = state.messages.at(-1);
    if (last?.role === 'assistant') ui.announce([log.lastWords, last.note].filter((words) => words !== '').join('. '));
  } else if (!before?.answering && state.answering) ui.announce(ui.text('chatAnswering'));
}

/** What came since the last frame: the newest state, and what grew after it. */
let waiting: { state: ChatState | null; growth: ChatGrowth[] } = { state: null, growth: [] };
let frame = 0;

function draw(): void {
  const { state, growth } = waiting;
  waiting = { state: null, growth: [] };
  frame = 0;
  if (state) show(state);
  // Of another conversation, or after something was missed: everything is asked for again.
  if (!growth.every((part) => log.grow(part))) ui.post({ type: 'ready' });
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isOurs(data)) return;
  if (data.type === 'state') {
    const { draft, focus } = waiting.state ?? {};
    const wish = { ...(draft === undefined ? {} : { draft }), ...(focus ? { focus } : {}) };
    waiting = { state: { ...wish, ...data }, growth: [] };
  } else waiting.growth.push(data);
  if (frame === 0) frame = requestAnimationFrame(draw);
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && shown?.answering) ui.post({ type: 'stop' });
});
// Links go to the host; VS Code's own handling must not see them, or it would open them a second time.
root.addEventListener('click', (event) => {
  const href = event.target instanceof Element ? event.target.closest('a[href]')?.getAttribute('href') : undefined;
  if (href === null || href === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  ui.post({ type: 'openLink', href });
});
ui.post({ type: 'ready' });

/** Only the host can post here; whatever else arrives isn't for us. */
function isOurs(data: unknown): data is ChatMessage {
  return (
    typeof data === 'object' && data !== null && 'type' in data && (data.type === 'state' || data.type === 'growth')
  );
}
