import type { PanelState } from '../src/protocol/webview.ts';
import { contentsOf, createContents } from './contents.ts';
import { element } from './element.ts';
import type { Ui } from './ui.ts';

/** The fixed frame of the panel: views on top, the shown view, the foot with the next step, the voice. */
export interface Page {
  readonly root: HTMLElement;
  readonly lesson: HTMLElement;
  readonly report: HTMLElement;
  readonly foot: HTMLElement;
  showTabs(state: PanelState, ui: Ui): void;
  announce(words: string | null): void;
  /** Focuses the visible element with this `data-key` or id and brings it into view; false if there is none. */
  focus(target: string): boolean;
  /** Brings it into view, and leaves focus where it is. */
  bring(target: string): void;
  /** As `bring`, but moves only as far as it takes. */
  reveal(target: string): void;
  /** Whether any of it can be seen now. */
  sees(target: string): boolean;
  primary(): HTMLElement | null;
  clear(): void;
}

/** Room between what is brought into view and the bars. */
const AIR = 16;

/** @param moved is told the place of the text that the reader came to; null at its beginning */
export function createPage(root: HTMLElement, moved: (place: string | null) => void): Page {
  const nav = element('nav', { class: 'views', hidden: true });
  const lesson = element('div', { class: 'view lesson' });
  const report = element('div', { class: 'view report', hidden: true });
  const foot = element('footer', { class: 'foot' });
  const voice = element('div', { class: 'spoken', role: 'status' });
  const contents = createContents(moved);
  const top = element('div', { class: 'top' }, nav, contents.root);
  /** By hand: the browser's own way moves the frame around the page too, where that has room for it. */
  const find = (target: string): HTMLElement | undefined => {
    const name = CSS.escape(target);
    const found = root.querySelector<HTMLElement>(`[data-key="${name}"], #${name}`);
    return found?.checkVisibility() ? found : undefined;
  };
  const bring = (place: HTMLElement, toTop: boolean): void => {
    const { top: from, bottom: to } = place.getBoundingClientRect();
    const [first, last] = [top.getBoundingClientRect().bottom + AIR, foot.getBoundingClientRect().top - AIR];
    if (toTop || from < first) window.scrollBy(0, from - first);
    else if (to > last) window.scrollBy(0, Math.min(to - last, from - first));
    // The bar names the section that is read, and may take a second line for it.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        const covered = top.getBoundingClientRect().bottom - place.getBoundingClientRect().top;
        if (covered > 0) window.scrollBy(0, -covered - AIR);
      });
    });
  };
  root.replaceChildren(top, element('main', {}, lesson, report), foot, voice);
  return {
    root,
    lesson,
    report,
    foot,
    showTabs(state, ui) {
      const tab = state.report ? state.tab : 'lesson';
      lesson.hidden = tab !== 'lesson';
      report.hidden = tab !== 'report';
      nav.hidden = state.report === null || state.lesson === null;
      contents.show(contentsOf(state, ui), ui);
      nav.setAttribute('aria-label', ui.text('tabs'));
      if (!nav.hasChildNodes()) nav.append(tabButton('lesson', ui), tabButton('report', ui));
      const title = state.report?.title ?? '';
      for (const button of nav.children) {
        const isReport = button.getAttribute('data-key') === 'tab-report';
        button.textContent = isReport ? ui.text('tabReport', { title }) : ui.text('tabLesson');
        if (button.getAttribute('data-key') === `tab-${tab}`) button.setAttribute('aria-current', 'page');
        else button.removeAttribute('aria-current');
      }
    },
    announce(words) {
      if (words !== null) voice.textContent = words;
    },
    focus(target) {
      const found = find(target);
      if (!found) return false;
      if (found.tabIndex < 0) found.tabIndex = -1;
      found.focus({ preventScroll: true });
      // The result of a question stays in sight of the question.
      const start = found.matches('h1, h2, h3, legend') && !target.startsWith('result-');
      bring(found, start);
      return true;
    },
    bring(target) {
      const found = find(target);
      if (found) bring(found, true);
    },
    reveal(target) {
      const found = find(target);
      if (found) bring(found, false);
    },
    sees(target) {
      const { top: from = 0, bottom: to = 0 } = find(target)?.getBoundingClientRect() ?? {};
      return to > top.getBoundingClientRect().bottom && from < foot.getBoundingClientRect().top;
    },
    primary: () => foot.querySelector<HTMLElement>('[data-key="primary"]'),
    clear() {
      for (const part of [nav, lesson, report, foot]) part.replaceChildren();
    },
  };
}

function tabButton(tab: PanelState['tab'], ui: Ui): HTMLElement {
  const made = element('button', { type: 'button', class: 'tab', 'data-key': `tab-${tab}` });
  made.addEventListener('click', () => {
    ui.post({ type: 'showTab', tab });
  });
  return made;
}
