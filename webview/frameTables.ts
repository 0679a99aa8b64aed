import { scrolling } from './chartTable.ts';
import type { Ui } from './ui.ts';

/** Tables of a text scroll by themselves, named by their first head. */
export function frameTables(body: HTMLElement, ui: Ui): void {
  for (const table of body.querySelectorAll('table')) {
    const heads = [...table.querySelectorAll('th')].map(({ textContent }) => textContent.trim());
    const place = document.createComment('');
    table.replaceWith(place);
    place.replaceWith(scrolling(ui.text('textTable', { heads: heads.join(', ') }), table));
  }
}
