import type { PageStore } from './pageStore.ts';

type Tab = 'lesson' | 'report';
interface Scroll {
  /** What the panel shows: positions in something else mean nothing here. */
  readonly of: string;
  /** Where one was: the host reads it after a restart. */
  readonly tab: Tab;
  readonly lesson: number;
  readonly report: number;
}

/** Keeps the scroll position of each tab, over tab switches and over reloads of the view. */
export function createScrollMemory(store: PageStore): {
  show(of: string, tab: Tab): void;
} {
  let scroll = read(store.getState());
  let shown: Tab | null = null;
  let waiting = false;
  const save = (): void => {
    waiting = false;
    if (!shown) return;
    scroll = { ...scroll, [shown]: window.scrollY };
    store.setState(scroll);
  };
  window.addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(save);
  });
  return {
    show(of, tab) {
      if (of === scroll.of && tab === shown) return;
      scroll = of === scroll.of ? { ...scroll, tab } : { of, tab, lesson: 0, report: 0 };
      // At once, not at the first scrolling: after a restart the host knows by it what this panel showed.
      store.setState(scroll);
      shown = tab;
      window.scrollTo(0, scroll[tab]);
    },
  };
}

function read(state: unknown): Scroll {
  const { of, tab, lesson, report } = { ...(state as Partial<Scroll> | null | undefined) };
  return {
    of: typeof of === 'string' ? of : '',
    tab: tab === 'report' ? tab : 'lesson',
    lesson: typeof lesson === 'number' ? lesson : 0,
    report: typeof report === 'number' ? report : 0,
  };
}
