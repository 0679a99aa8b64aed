import type { ChatGrowth, ChatState } from '../../src/protocol/chat.ts';
import { element } from '../element.ts';
import { safeNodes } from '../safeHtml.ts';
import { textButton, type ChatUi } from './chatUi.ts';
import { Message } from './message.ts';

/** From the end: nearer than this, a reader wants to see what comes. */
const NEAR = 48;
/** Above a question that is scrolled to. */
const GAP = 8;

/** What was said, and what can be asked: the part of the page that scrolls. */
export class Log {
  readonly root = element('main', { class: 'log', tabindex: '0' });
  readonly #ui: ChatUi;
  readonly #opening = element('div', { class: 'opening answer' });
  readonly #messages = element('div', { class: 'messages' });
  readonly #starters = element('section', { class: 'starters' });
  #shown: Message[] = [];
  #of = '';
  #startersOf = '';

  constructor(ui: ChatUi) {
    this.#ui = ui;
    this.root.append(this.#opening, this.#messages, this.#starters);
  }

  show(state: ChatState): void {
    const follow = this.#atEnd();
    const { lab, label, messages, opening } = state;
    const ui = this.#ui;
    const of = JSON.stringify([lab, label, opening, state.strings]);
    if (of !== this.#of) {
      this.#of = of;
      this.#forget(0);
      this.root.setAttribute('aria-label', lab ? ui.text('chatLog', { lab: lab.title }) : '');
      this.#opening.replaceChildren(
        ...(lab
          ? [element('h1', { class: 'lab-title' }, lab.title), ...opening.map((html) => safeNodes(html))]
          : [element('p', { class: 'quiet' }, ui.text('chatNoLab'))]),
      );
    }
    // What was asked again or cleared is not what was there before.
    const same = messages.findIndex((said, i) => {
      const known = this.#shown[i]?.root;
      return known && (!known.classList.contains(said.role) || (said.role === 'learner' && !asked(known, said.text)));
    });
    this.#forget(same < 0 ? messages.length : same);
    messages.forEach((said, i) => {
      const newest = i === messages.length - 1;
      const known = this.#shown[i];
      if (known) known.show(said, newest);
      else {
        const made = new Message(i, said, label, ui);
        made.show(said, newest);
        this.#shown.push(made);
        this.#messages.append(made.root);
      }
    });
    this.#showStarters(state);
    const grew = messages.at(-1)?.end === 'open' && messages.at(-1)?.blocks.length === 0;
    if (follow || grew) this.#follow();
  }

  /** False where the growth is not of what is shown. */
  grow({ message, from, blocks }: ChatGrowth): boolean {
    const last = this.#shown[message];
    if (!last || message !== this.#shown.length - 1 || from > last.blocks.length) return false;
    const follow = this.#atEnd();
    last.blocks.show(blocks, from, true);
    if (follow) this.#follow();
    return true;
  }

  /** The words of the last message, for those who hear it. */
  get lastWords(): string {
    return this.#shown.at(-1)?.blocks.root.textContent ?? '';
  }

  #showStarters({ starters, messages, answering, lab }: ChatState): void {
    const shape = JSON.stringify([starters, messages.length > 0, answering, lab]);
    if (shape === this.#startersOf) return;
    this.#startersOf = shape;
    this.#starters.hidden = starters.length === 0 || answering || lab === null;
    const ui = this.#ui;
    const list = element(
      'ul',
      {},
      ...starters.map((text) =>
        element(
          'li',
          {},
          textButton(
            text.replaceAll('`', ''),
            () => {
              ui.post({ type: 'ask', text });
              // The button goes away.
              document.getElementById('question')?.focus();
            },
            { class: 'button starter' },
          ),
        ),
      ),
    );
    this.#starters.replaceChildren(
      messages.length === 0
        ? element('div', {}, element('h2', { class: 'who' }, ui.text('chatStarters')), list)
        : this.#moreStarters(starters.length, list),
    );
  }

  #moreStarters(count: number, list: HTMLElement): HTMLElement {
    const more = element('details', {}, element('summary', {}, this.#ui.text('chatMoreStarters', { count })), list);
    more.addEventListener('toggle', () => {
      if (more.open) more.scrollIntoView({ block: 'nearest' });
    });
    return more;
  }

  #forget(from: number): void {
    for (const message of this.#shown.splice(from)) message.root.remove();
  }

  #atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.root;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  /** To the end, but no further than the newest question: an answer is read from its beginning. */
  #follow(): void {
    const newest = this.#shown.findLast(({ root }) => root.classList.contains('learner'))?.root;
    const top = newest
      ? newest.getBoundingClientRect().top - this.root.getBoundingClientRect().top
      : -this.root.scrollTop;
    this.root.scrollTop = Math.min(this.root.scrollHeight, this.root.scrollTop + top - GAP);
  }
}

const asked = (message: HTMLElement, text: string): boolean => message.querySelector('.asked')?.textContent === text;
