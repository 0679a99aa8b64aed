import type { Row } from '../../core/desk/row.ts';
import { byLearner, inWords, labsOf, type Report } from './about.ts';

type Cell = string | number | null;

/**
 * Canvas' gradebook: the columns of its export, then one for each lab, and a row with the points that there are. Canvas knows
 * a learner by the SIS User ID.
 */
export const canvasCsv: Report = (rows) => {
  const labs = labsOf(rows);
  return csv([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...labs],
    ['    Points Possible', null, null, null, null, ...labs.map(() => 100)],
    ...byLearner(rows).map(([{ name, id }, of]) => [
      name,
      null,
      id ?? null,
      null,
      null,
      ...labs.map((lab) => of.get(lab)?.score ?? null),
    ]),
  ]);
};

/** Moodle's import of grades: a learner's ID number, a grade for each lab out of 100, and feedback for each. */
export const moodleCsv: Report = (rows) => {
  const labs = labsOf(rows);
  const feedback = (row: Row | undefined): Cell => (row ? inWords(row) : null);
  return csv([
    ['ID number', 'Full name', ...labs.flatMap((lab) => [lab, `${lab} feedback`])],
    ...byLearner(rows).map(([{ name, id }, of]) => [
      id ?? null,
      name,
      ...labs.flatMap((lab) => [of.get(lab)?.score ?? null, feedback(of.get(lab))]),
    ]),
  ]);
};

/** RFC 4180, with the byte order mark by which spreadsheets know that it is UTF-8. */
const csv = (lines: readonly (readonly Cell[])[]): string =>
  `\uFEFF${lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet would run `=…` that a learner chose as a name: an apostrophe makes it text (OWASP, CSV injection).
  const text = /^[=+\-@\t\r\n]/.test(value.trimStart()) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
