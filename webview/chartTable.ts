import { element } from './element.ts';

/** A chart's numbers, as plain as a spreadsheet wants them; units stand in the heads. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** As RFC 4180 has it, and as spreadsheets read it: commas, CRLF, quotes where they are needed. */
export const csvOf = ({ head, rows }: ChartTable): string =>
  [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A share as percent, in as many decimals as a measurement needs. */
export const inPercent = (share: number): number => rounded(100 * share);

export const rounded = (value: number): number => Number(value.toFixed(3));

/** A table wider than the panel scrolls by itself, with the keyboard too. */
export const scrolling = (name: string, table: HTMLElement): HTMLElement =>
  element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name }, table);
