type Tab = 'lesson' | 'report';
interface Scroll {
  /** `packId/lessonId`: positions of another lesson mean nothing here. */
  readonly of: string;
  readonly lesson: number;
  readonly report: number;
}

/** Keeps the scroll position of each tab, over tab switches and over reloads of the view. */
export function createScrollMemory(store: { getState(): unknown; setState(state: unknown): void }): {
  show(lesson: string, tab: Tab): void;
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
    show(lesson, tab) {
      if (lesson === scroll.of && tab === shown) return;
      if (lesson !== scroll.of) {
        scroll = { of: lesson, lesson: 0, report: 0 };
        // At once, not at the first scrolling: after a restart the host knows by `of` which lesson this panel showed.
        store.setState(scroll);
      }
      shown = tab;
      window.scrollTo(0, scroll[tab]);
    },
  };
}

function read(state: unknown): Scroll {
  const { of, lesson, report } = { ...(state as Partial<Scroll> | null | undefined) };
  return {
    of: typeof of === 'string' ? of : '',
    lesson: typeof lesson === 'number' ? lesson : 0,
    report: typeof report === 'number' ? report : 0,
  };
}
