import type { Said } from '../../src/protocol/chat.ts';
import { element, icon } from '../element.ts';
import { Blocks } from './blocks.ts';
import { iconButton, textButton, type ChatUi } from './chatUi.ts';

/** One message on the page. */
export class Message {
  readonly root = element('article', { class: 'message' });
  readonly blocks: Blocks;
  readonly #ui: ChatUi;
  readonly #index: number;
  readonly #tools = element('ul', { class: 'tools quiet' });
  readonly #foot = element('div', { class: 'message-foot' });
  #shown = '';

  constructor(index: number, said: Said, label: string, ui: ChatUi) {
    this.#ui = ui;
    this.#index = index;
    this.blocks = new Blocks(ui);
    const { role, text } = said;
    this.root.classList.add(role);
    const who = element('h2', { class: 'who' }, role === 'learner' ? ui.text('chatYou') : label);
    if (role === 'learner') this.root.append(who, element('p', { class: 'asked' }, text));
    else this.root.append(who, this.#tools, this.blocks.root, this.#foot);
    this.show(said, true);
  }

  /** @param newest whether it is the last one: only that can be asked again */
  show(said: Said, newest: boolean): void {
    if (said.role === 'learner') return;
    const { blocks, ...rest } = said;
    this.blocks.show(blocks, 0, said.end === 'open');
    const shape = JSON.stringify([rest, newest, blocks.length > 0]);
    if (shape === this.#shown) return;
    this.#shown = shape;
    this.#tools.replaceChildren(...said.tools.map((words) => element('li', {}, icon('tools'), ` ${words}`)));
    this.#foot.replaceChildren(...this.#below(said, newest));
  }

  *#below({ end, note, mend, blocks }: Said, newest: boolean): Generator<Node> {
    const ui = this.#ui;
    const again = (): void => {
      ui.post({ type: 'retry' });
    };
    if (end === 'open') {
      if (note !== '' || blocks.length === 0) yield line('loading', note === '' ? ui.text('chatAnswering') : note);
      return;
    }
    if (end === 'withheld') yield line('shield', ui.text('chatWithheld'));
    if (end === 'stopped') yield line('debug-stop', ui.text('chatStopped'));
    if (end === 'failed') yield line('warning', note);
    const actions = element('p', { class: 'actions' });
    if (mend === 'key' || mend === 'settings') {
      const label = ui.text(mend === 'key' ? 'chatEnterKey' : 'chatSettings');
      actions.append(
        textButton(label, () => {
          ui.post({ type: 'mend', what: mend });
        }),
      );
    }
    if (newest && (end === 'failed' || end === 'stopped')) actions.append(textButton(ui.text('chatRetry'), again));
    if (blocks.length > 0 && end !== 'withheld') {
      actions.append(
        iconButton('copy', ui.text('chatCopyAnswer'), () => {
          ui.post({ type: 'copyAnswer', message: this.#index });
          ui.announce(ui.text('chatCopied'));
        }),
      );
      if (newest && end === 'done') actions.append(iconButton('refresh', ui.text('chatRetry'), again));
    }
    if (actions.hasChildNodes()) yield actions;
  }
}

const line = (name: string, words: string): HTMLElement =>
  element('p', { class: 'note-line quiet' }, icon(name), element('span', {}, words));
