import type { PageStore } from './pageStore.ts';

type Tab = 'lesson' | 'report';

/** An element by its name, of which there may be several: the citations of one source, say. */
interface Place {
  readonly name: string;
  readonly nth: number;
}

/** Where focus was on each tab of what the panel shows. */
interface Focused {
  readonly of: string;
  readonly lesson?: Place;
  readonly report?: Place;
}

const focusable = 'a[href], button, vscode-button, summary, input, select, textarea, [tabindex]';
const nameOf = (one: Element): string => one.getAttribute('data-key') ?? one.textContent.trim();

/**
 * Keeps where focus was on each tab, over tab switches and over the page being hidden: who moves by keyboard and comes back
 * goes on where they left. The reader's focus elsewhere is never taken.
 * @param begins where focus goes on a tab that never had it; undefined: nowhere
 */
export function createFocusMemory(
  store: PageStore,
  views: Readonly<Record<Tab, HTMLElement>>,
  begins: (tab: Tab) => HTMLElement | null,
): { show(of: string, tab: Tab): void } {
  let kept: Focused = { of: '', ...(store.getState() as { focused?: Focused } | null | undefined)?.focused };
  let shown: Tab | undefined;
  const named = (tab: Tab, name: string): HTMLElement[] =>
    [...views[tab].querySelectorAll<HTMLElement>(focusable)].filter((one) => nameOf(one) === name);
  const giveBack = (): void => {
    // What has just been hidden still counts as focused until the page is drawn.
    const hasNone = document.activeElement === document.body || document.activeElement?.checkVisibility() === false;
    if (!shown || !document.hasFocus() || !hasNone) return;
    const place = kept[shown];
    const found = place ? named(shown, place.name)[place.nth] : begins(shown);
    found?.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', ({ target }) => {
    // Not the tab that is shown last: focus may be moved to a tab while it is being turned to.
    const tab = (['lesson', 'report'] as const).find((one) => target instanceof Node && views[one].contains(target));
    if (!tab || !(target instanceof HTMLElement)) return;
    const name = nameOf(target);
    kept = { ...kept, [tab]: { name, nth: named(tab, name).indexOf(target) } };
    store.setState({ focused: kept });
  });
  // A page that is made anew may be shown before it has the focus.
  window.addEventListener('focus', giveBack);
  return {
    show(of, tab) {
      const isSame = kept.of === of && shown === tab;
      if (kept.of !== of) kept = { of };
      shown = tab;
      if (!isSame) giveBack();
    },
  };
}
