/**
 * Sorts tables by a heading that is pressed. Text, not code of ours that runs here: its hash is in the page's policy, and a
 * bundler would change it. Without it the page says the same.
 */
export const SCRIPT = `
'use strict';
document.documentElement.classList.add('with-script');
const order = ['found', 'undecided', 'clear', 'can’t apply'];
const value = (row, column) => {
  const cell = row.cells[column];
  const text = cell.dataset.value ?? cell.textContent.trim();
  const rank = order.indexOf(text);
  if (rank >= 0) return rank;
  if (!cell.classList.contains('n')) return text;
  const number = parseFloat(text.replace(/,/g, ''));
  return isNaN(number) ? -Infinity : number;
};
const compare = (a, b) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
for (const table of document.querySelectorAll('table.sortable')) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = document.createElement('button');
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const turn = heading.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      for (const other of headings) other.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', turn === 1 ? 'ascending' : 'descending');
      const rows = [...table.tBodies[0].rows];
      rows.sort((a, b) => turn * compare(value(a, column), value(b, column)));
      table.tBodies[0].append(...rows);
    });
  });
}
`;

/** SHA-256 of the script, in base64: the only one that the page runs. */
export const SCRIPT_HASH = 'HkJOpHV56n+NnM0NVPOjODwZoebk2Vtb4dNzAb5jtBc=';
