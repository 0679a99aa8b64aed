import type { PanelState } from '../src/protocol/webview.ts';
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
  primary(): HTMLElement | null;
  clear(): void;
}

export function createPage(root: HTMLElement): Page {
  const nav = element('nav', { class: 'views', hidden: true });
  const lesson = element('div', { class: 'view lesson' });
  const report = element('div', { class: 'view report', hidden: true });
  const foot = element('footer', { class: 'foot' });
  const voice = element('div', { class: 'spoken', role: 'status' });
  root.replaceChildren(nav, element('main', {}, lesson, report), foot, voice);
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
      nav.setAttribute('aria-label', ui.text('tabs'));
      if (!nav.hasChildNodes()) nav.append(tabButton('lesson', ui), tabButton('report', ui));
      for (const button of nav.children) {
        if (button.getAttribute('data-key') === `tab-${tab}`) button.setAttribute('aria-current', 'page');
        else button.removeAttribute('aria-current');
      }
    },
    announce(words) {
      if (words !== null) voice.textContent = words;
    },
    focus(target) {
      const name = CSS.escape(target);
      const found = root.querySelector<HTMLElement>(`[data-key="${name}"], #${name}`);
      if (!found?.checkVisibility()) return false;
      if (found.tabIndex < 0) found.tabIndex = -1;
      found.focus({ preventScroll: true });
      // The result of a question stays in sight of the question.
      const start = found.matches('h1, h2, h3, legend') && !target.startsWith('result-');
      found.scrollIntoView({ block: start ? 'start' : 'nearest' });
      return true;
    },
    primary: () => foot.querySelector<HTMLElement>('[data-key="primary"]'),
    clear() {
      for (const part of [nav, lesson, report, foot]) part.replaceChildren();
    },
  };
}

function tabButton(tab: PanelState['tab'], ui: Ui): HTMLElement {
  const label = ui.text(tab === 'lesson' ? 'tabLesson' : 'tabReport');
  const made = element('button', { type: 'button', class: 'tab', 'data-key': `tab-${tab}` }, label);
  made.addEventListener('click', () => {
    ui.post({ type: 'showTab', tab });
  });
  return made;
}
