import { quizPlace } from '../src/protocol/places.ts';
import type { PanelState } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import { sourcesPlace } from './notes.ts';
import { language, type Ui } from './ui.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  /** The author's, where the title is theirs. */
  readonly language?: string;
}

/** The places of a text, in its order; none for what is short, or has a list of its own. */
export function contentsOf({ lesson, page, report, tab }: PanelState, ui: Ui): Entry[] {
  const text = lesson ?? (page?.kind === 'start' ? page : null);
  if (!text || (report && tab === 'report')) return [];
  return [
    ...text.sections.map((section) => ({ ...section, language: text.language })),
    ...(text.sources.length > 0 ? [{ id: sourcesPlace, title: ui.text('sources') }] : []),
    ...(lesson && lesson.quiz.length > 0 ? [{ id: quizPlace, title: ui.text('quiz') }] : []),
  ];
}

/** A list of the places of a text, folded into a line that says where one is. */
export interface Contents {
  readonly root: HTMLElement;
  show(entries: readonly Entry[], ui: Ui): void;
}

/** @param moved is told the place that the reader came to; null at the beginning */
export function createContents(moved: (place: string | null) => void): Contents {
  const root = element('details', { class: 'contents', 'data-key': 'contents', hidden: true });
  let shown = '';
  let entries: readonly Entry[] = [];
  let here: string | null = null;

  const close = (): void => {
    root.open = false;
  };
  const mark = (): void => {
    if (root.hidden) return;
    const edge = (root.parentElement?.getBoundingClientRect().bottom ?? 0) + 24;
    const passed = entries.filter(({ id }) => {
      const place = placeOf(id);
      return place !== null && place.getBoundingClientRect().top <= edge;
    });
    // The last places of a page may be too near its end to come to the top.
    const atEnd =
      window.scrollY > 0 && window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 1;
    const current = (atEnd ? entries.at(-1) : passed.at(-1)) ?? null;
    for (const link of root.querySelectorAll('a')) {
      if (current && link.getAttribute('href') === `#${current.id}`) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
    const words = root.querySelector<HTMLElement>('.here');
    if (words) {
      words.textContent = current?.title ?? '';
      words.lang = current?.language ?? language();
    }
    if (current?.id === here || (current?.id ?? null) === here) return;
    here = current?.id ?? null;
    moved(here);
  };

  let waiting = false;
  window.addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !root.open) return;
    close();
    root.querySelector('summary')?.focus();
  });
  root.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !root.contains(target)) close();
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !root.contains(relatedTarget)) close();
  });

  return {
    root,
    show(wanted, ui) {
      const print = JSON.stringify([wanted, ui.text('contents')]);
      if (print !== shown) {
        shown = print;
        entries = wanted;
        here = null;
        root.hidden = entries.length === 0;
        root.replaceChildren(...built(entries, ui));
      }
      mark();
    },
  };
}

function built(entries: readonly Entry[], ui: Ui): HTMLElement[] {
  const links = entries.map(({ id, title, language: lang }) =>
    element('li', {}, element('a', { href: `#${id}`, lang }, title)),
  );
  return [
    element(
      'summary',
      { 'data-key': 'contents-summary' },
      element('span', {}, ui.text('contents')),
      element('span', { class: 'here quiet' }),
    ),
    element('nav', { 'aria-label': ui.text('contents') }, element('ol', {}, ...links)),
  ];
}

const placeOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`#${CSS.escape(id)}, [data-key="${CSS.escape(id)}"]`);
