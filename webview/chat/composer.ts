import type { ChatState } from '../../src/protocol/chat.ts';
import { element } from '../element.ts';
import { textButton, type ChatUi } from './chatUi.ts';

/** What the page keeps of its own: words that weren't sent, by lab. */
export interface Drafts {
  read(lab: string): string;
  write(lab: string, text: string): void;
}

/** The foot: where one writes, and what is said of who reads it. */
export class Composer {
  readonly root = element('footer', { class: 'composer' });
  readonly input = element('textarea', { rows: '2', id: 'question', 'aria-describedby': 'question-help' });
  readonly #ui: ChatUi;
  readonly #drafts: Drafts;
  #state: ChatState | null = null;
  #shape = '';

  constructor(ui: ChatUi, drafts: Drafts) {
    this.#ui = ui;
    this.#drafts = drafts;
    this.input.addEventListener('input', () => {
      const key = this.#state?.lab?.key;
      if (key !== undefined) drafts.write(key, this.input.value);
      this.#fit();
    });
    this.input.addEventListener('keydown', (event) => {
      // Enter that ends the choice of a Chinese or Japanese word is not for us.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
  }

  show(state: ChatState): void {
    const before = this.#state?.lab?.key;
    this.#state = state;
    const { lab, draft, focus, answering, label } = state;
    this.root.hidden = lab === null;
    const shape = JSON.stringify([answering, label, state.strings]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#build(state);
    }
    if (lab && lab.key !== before) this.input.value = this.#drafts.read(lab.key);
    if (lab && draft !== undefined) {
      this.input.value = draft;
      this.#drafts.write(lab.key, draft);
    }
    this.#fit();
    if (focus) this.input.focus();
  }

  #build({ answering, label }: ChatState): void {
    const ui = this.#ui;
    const had = this.root.contains(document.activeElement) ? document.activeElement : null;
    this.input.setAttribute('aria-label', ui.text('chatInput'));
    this.input.placeholder = ui.text('chatInput');
    const act = answering
      ? textButton(ui.text('chatStop'), () => {
          ui.post({ type: 'stop' });
        })
      : textButton(
          ui.text('chatSend'),
          () => {
            this.#send();
          },
          { class: 'button' },
        );
    act.dataset['key'] = 'act';
    const row = element(
      'div',
      { class: 'composer-row' },
      element('span', { class: 'quiet face' }, label),
      textButton(
        ui.text('chatSent'),
        () => {
          ui.post({ type: 'showSent', draft: this.input.value.trim() });
        },
        { class: 'link' },
      ),
      act,
    );
    const help = element('p', { class: 'spoken', id: 'question-help' }, ui.text('chatInputHelp'));
    // The input stays where it is, so that nothing happens to what is being typed.
    const old = [...this.root.children].filter((child) => child !== this.input);
    if (!this.root.contains(this.input)) this.root.append(this.input);
    for (const child of old) child.remove();
    this.root.append(help, row);
    if (had instanceof HTMLElement && had !== this.input) {
      if (had.dataset['key'] === 'act' && answering) act.focus();
      else this.input.focus();
    }
  }

  #send(): void {
    const text = this.input.value.trim();
    const { lab, answering } = this.#state ?? {};
    if (!lab || answering || text === '') return;
    this.#ui.post({ type: 'ask', text });
    this.input.value = '';
    this.#drafts.write(lab.key, '');
    this.#fit();
  }

  /** As high as its text, up to what the page's style allows. */
  #fit(): void {
    this.input.rows = Math.min(8, Math.max(2, this.input.value.slice(0, 2000).split('\n').length));
  }
}
