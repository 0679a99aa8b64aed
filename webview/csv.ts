/** Rows of a table; the first has the names of the columns. */
export type Rows = readonly (readonly (string | number)[])[];

/** Text in a spreadsheet's own form (RFC 4180). A cell that a spreadsheet would take for a formula is text. */
export const csv = (rows: Rows): string => `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
