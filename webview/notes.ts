import type { TextView } from '../src/protocol/webview.ts';
import { element, icon, spoken } from './element.ts';
import { language, type Ui } from './ui.ts';

type Source = TextView['sources'][number];

/** Citations open their source right below the paragraph that cites it, and close with Escape or a second press. */
export function enhanceNotes(body: HTMLElement, sources: TextView['sources'], ui: Ui): void {
  const byKey = new Map(sources.map((source) => [source.key, source]));
  body.querySelectorAll<HTMLAnchorElement>('a.cite').forEach((cite, index) => {
    const source = byKey.get(cite.dataset['key'] ?? '');
    if (!source) return;
    const id = `note-${index + 1}`;
    cite.setAttribute('role', 'button');
    cite.setAttribute('aria-expanded', 'false');
    cite.setAttribute('aria-label', ui.text('noteLabel', { number: source.number }));
    const toggle = (): void => {
      const open = document.getElementById(id);
      cite.setAttribute('aria-expanded', String(!open));
      if (open) {
        open.remove();
        cite.removeAttribute('aria-controls');
        return;
      }
      insertBelow(cite, note(id, source, close, ui));
      cite.setAttribute('aria-controls', id);
      ui.reveal(id);
    };
    const close = (): void => {
      toggle();
      cite.focus();
    };
    cite.addEventListener('click', toggle);
    cite.addEventListener('keydown', (event) => {
      if (event.key === ' ') {
        event.preventDefault();
        toggle();
      }
      if (event.key === 'Escape' && document.getElementById(id)) close();
    });
  });
}

function note(id: string, source: Source, close: () => void, ui: Ui): HTMLElement {
  const closeButton = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': ui.text('noteClose', { number: source.number }) },
    icon('close'),
  );
  closeButton.addEventListener('click', close);
  const made = element(
    'div',
    { class: 'note', role: 'note', id, lang: language() },
    element('span', {}, `${source.number}. ${source.text} `, element('a', { href: source.url }, ui.text('noteOpen'))),
    closeButton,
  );
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  return made;
}

/** After a paragraph; at the end of a list item or cell, which can't have a sibling of that kind. */
function insertBelow(cite: HTMLElement, note: HTMLElement): void {
  const block = cite.closest('p, li, td, th, dd, blockquote, aside');
  if (block instanceof HTMLParagraphElement) block.after(note);
  else (block ?? cite.parentElement)?.append(note);
}

/** Names the line that unfolds the sources. */
export const sourcesPlace = 'sources-summary';

/** All sources, folded: most readers meet them as notes. */
export function sourceList(sources: TextView['sources'], ui: Ui): HTMLElement {
  const items = sources.map(({ key, number, text, url }) =>
    element(
      'li',
      { id: `source-${key}`, value: String(number) },
      `${text} `,
      element('a', { href: url }, ui.text('noteOpen'), spoken(` ${number}`)),
    ),
  );
  return element(
    'details',
    { class: 'sources', 'data-key': 'sources' },
    element('summary', { 'data-key': sourcesPlace }, element('h2', {}, ui.text('sources'))),
    element('ol', {}, ...items),
  );
}
