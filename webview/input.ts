import { hideDefinitions } from './terms.ts';
import type { Ui } from './ui.ts';

/** Escape puts definitions away; `n` does the next thing, from anywhere but a field one types in. */
export function listenToKeys(primary: () => HTMLElement | null): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hideDefinitions();
    if (event.key !== 'n' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
    primary()?.click();
  });
}

/**
 * Links go to the host, places on the page are focused here. VS Code's own link handling must not see either, or it
 * would open them a second time.
 */
export function listenToLinks(root: HTMLElement, ui: Ui): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href');
    if (!link || href === null || href === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (link.getAttribute('role') === 'button') return;
    if (href.startsWith('#')) ui.goTo(decodeURIComponent(href.slice(1)));
    else ui.post({ type: 'openLink', href });
  });
}
