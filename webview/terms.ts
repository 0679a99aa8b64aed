import type { TextView } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import { language, type Ui } from './ui.ts';

/**
 * Makes every `.term` show its definition on hover, on focus and on Enter. The pointer may move onto the definition;
 * Escape puts it away.
 */
export function enhanceTerms(body: HTMLElement, terms: TextView['terms'], ui: Ui): void {
  const definitions = new Map(terms.map((entry) => [entry.term.toLowerCase(), entry]));
  // Each term is marked where it is first used, and only there.
  body.querySelectorAll<HTMLElement>('.term').forEach((span, index) => {
    const found = definitions.get((span.dataset['term'] ?? span.textContent).toLowerCase());
    if (!found) return;
    // Right behind its term: then Tab goes from the term to the link.
    const tip = element(
      'span',
      { class: 'tip', role: 'note', id: `definition-${index + 1}`, hidden: true },
      element('span', { id: `definition-${index + 1}-text` }, found.definition),
      ' ',
      element('a', { href: `term:${found.id}`, lang: language() }, ui.text('termGlossary')),
    );
    attach(span, tip, body);
    span.after(tip);
  });
}

function attach(term: HTMLElement, tip: HTMLElement, body: HTMLElement): void {
  term.tabIndex = 0;
  term.setAttribute('role', 'button');
  term.setAttribute('aria-expanded', 'false');
  term.setAttribute('aria-controls', tip.id);
  // The definition alone, not the link behind it.
  term.setAttribute('aria-describedby', `${tip.id}-text`);
  const show = (): void => {
    tip.hidden = false;
    term.setAttribute('aria-expanded', 'true');
    place(tip, term, body);
  };
  const hide = (): void => {
    hideTip(tip);
  };
  const leave = (event: MouseEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (tip.contains(to) || term.contains(to))) return;
    if (document.activeElement !== term && !tip.contains(document.activeElement)) hide();
  };
  /** Focus may go from the term to the link in its definition. */
  const blur = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && (tip.contains(to) || to === term))) hide();
  };
  term.addEventListener('mouseenter', show);
  term.addEventListener('mouseleave', leave);
  tip.addEventListener('mouseleave', leave);
  term.addEventListener('focus', show);
  term.addEventListener('blur', blur);
  tip.addEventListener('focusout', blur);
  term.addEventListener('click', show);
  term.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (tip.hidden) show();
    else hide();
  });
}

/** Right under the term, or above it where the foot is in the way: touching it so that the pointer can cross. */
function place(tip: HTMLElement, term: HTMLElement, body: HTMLElement): void {
  const column = body.getBoundingClientRect();
  const lines = [...term.getClientRects()];
  const end = document.querySelector('.foot')?.getBoundingClientRect().top ?? window.innerHeight;
  const last = lines.at(-1) ?? term.getBoundingClientRect();
  const above = last.bottom + tip.offsetHeight > end;
  const line = above ? (lines[0] ?? last) : last;
  const left = Math.min(line.left - column.left, column.width - tip.offsetWidth);
  tip.style.left = `${Math.max(0, left)}px`;
  tip.style.top = `${(above ? line.top - tip.offsetHeight : line.bottom) - column.top}px`;
}

/** For Escape, wherever focus is: a definition may be open because the pointer rests on its term. */
export function hideDefinitions(): void {
  for (const tip of document.querySelectorAll<HTMLElement>('.tip')) hideTip(tip);
}

function hideTip(tip: HTMLElement): void {
  tip.hidden = true;
  document.querySelector(`[aria-controls="${tip.id}"]`)?.setAttribute('aria-expanded', 'false');
}
