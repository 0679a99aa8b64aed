import type { LessonView } from '../src/protocol/webview.ts';
import { element } from './element.ts';

/**
 * Makes every `.term` show its definition on hover, on focus and on Enter. The pointer may move onto the definition;
 * Escape puts it away.
 */
export function enhanceTerms(body: HTMLElement, terms: LessonView['terms']): void {
  const definitions = new Map(terms.map(({ term, definition }) => [term.toLowerCase(), definition]));
  const tips = new Map<string, HTMLElement>();
  for (const span of body.querySelectorAll<HTMLElement>('.term')) {
    const term = (span.dataset['term'] ?? span.textContent).toLowerCase();
    const definition = definitions.get(term);
    if (definition === undefined) continue;
    let tip = tips.get(term);
    if (!tip) {
      tip = element(
        'div',
        { role: 'tooltip', class: 'tip', id: `definition-${tips.size + 1}`, hidden: true },
        definition,
      );
      tips.set(term, tip);
    }
    attach(span, tip, body);
  }
  body.append(...tips.values());
}

function attach(term: HTMLElement, tip: HTMLElement, body: HTMLElement): void {
  term.tabIndex = 0;
  term.setAttribute('role', 'button');
  term.setAttribute('aria-describedby', tip.id);
  const show = (): void => {
    tip.hidden = false;
    place(tip, term, body);
  };
  const hide = (): void => {
    tip.hidden = true;
  };
  const leave = (event: MouseEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (tip.contains(to) || term.contains(to))) return;
    if (document.activeElement !== term) hide();
  };
  term.addEventListener('mouseenter', show);
  term.addEventListener('mouseleave', leave);
  tip.addEventListener('mouseleave', leave);
  term.addEventListener('focus', show);
  term.addEventListener('blur', hide);
  term.addEventListener('click', show);
  term.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (tip.hidden) show();
    else hide();
  });
}

/** Right under the last line of the term, touching it so that the pointer can cross, and inside the column. */
function place(tip: HTMLElement, term: HTMLElement, body: HTMLElement): void {
  const column = body.getBoundingClientRect();
  const line = [...term.getClientRects()].at(-1) ?? term.getBoundingClientRect();
  const left = Math.min(line.left - column.left, column.width - tip.offsetWidth);
  tip.style.left = `${Math.max(0, left)}px`;
  tip.style.top = `${line.bottom - column.top}px`;
}

/** For Escape, wherever focus is: a definition may be open because the pointer rests on its term. */
export function hideDefinitions(): void {
  for (const tip of document.querySelectorAll<HTMLElement>('.tip')) tip.hidden = true;
}
