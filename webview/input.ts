import { hideDefinitions } from './terms.ts';
import type { Ui } from './ui.ts';

/** Escape puts definitions away; Alt+N does the next thing. A bare letter would get in the way of speech input. */
export function listenToKeys(primary: () => HTMLElement | null): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hideDefinitions();
    // By its place: on a Mac, Alt+N types a tilde.
    if (event.code !== 'KeyN' || !event.altKey || event.repeat || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
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
