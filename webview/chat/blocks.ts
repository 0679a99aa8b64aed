import { element } from '../element.ts';
import { safeNodes } from '../safeHtml.ts';
import { linkLines } from './lineLinks.ts';
import { textButton, type ChatUi } from './chatUi.ts';

/** Whether it could stand in the learner's file as it is; beside a few lines of it, everything would differ. */
const isPipeline = (code: string): boolean => /^export\s/m.test(code);

/** The parts of one answer on the page: a part that is there already is not touched when the answer grows. */
export class Blocks {
  readonly root = element('div', { class: 'answer' });
  readonly #ui: ChatUi;
  #shown: readonly string[] = [];
  #whole = 0;

  constructor(ui: ChatUi) {
    this.#ui = ui;
  }

  get length(): number {
    return this.#shown.length;
  }

  /** Shows these parts from `from` on. While it is open, the last one is not finished. */
  show(blocks: readonly string[], from: number, open: boolean): void {
    const whole = open ? from + blocks.length - 1 : from + blocks.length;
    blocks.forEach((html, k) => {
      const i = from + k;
      const finished = i < whole;
      if (this.#shown[i] === html && finished === i < this.#whole) return;
      const block = element('div', { class: 'block' });
      block.append(safeNodes(html));
      if (finished) this.#finish(block);
      const before = this.root.children[i];
      if (before) before.replaceWith(block);
      else this.root.append(block);
    });
    while (this.root.children.length > from + blocks.length) this.root.lastElementChild?.remove();
    this.#shown = [...this.#shown.slice(0, from), ...blocks];
    this.#whole = whole;
  }

  /** Gives code its buttons, and wide things the keyboard: where one can scroll, one must be able to get. */
  #finish(block: HTMLElement): void {
    for (const pre of block.querySelectorAll('pre')) {
      pre.tabIndex = 0;
      const code = pre.textContent;
      const copy = (): void => {
        this.#ui.post({ type: 'copyCode', code });
        this.#ui.announce(this.#ui.text('chatCopied'));
      };
      const compare = (): void => {
        this.#ui.post({ type: 'compareCode', code });
      };
      pre.after(
        element(
          'p',
          { class: 'code-actions' },
          textButton(this.#ui.text('chatCopyCode'), copy),
          isPipeline(code) && textButton(this.#ui.text('chatCompareCode'), compare),
        ),
      );
    }
    linkLines(block, (line) => {
      this.#ui.post({ type: 'reveal', line });
    });
    for (const table of block.querySelectorAll('table')) {
      const scroll = element('div', { class: 'scroll', tabindex: '0' });
      table.replaceWith(scroll);
      scroll.append(table);
    }
  }
}
