import pc from 'picocolors';
import { plain } from '../../core/base/plain.ts';
import { madeElsewhere, madeWords } from '../../core/desk/madeElsewhere.ts';
import type { Row } from '../../core/desk/row.ts';
import { plural } from '../../core/desk/words.ts';
import { foundIn, lookWhy, nameOf, type Report } from './about.ts';

const WIDEST = 32;

/** For the terminal: a line for each submission, and below each what it leaves open. */
export const table: Report = (rows) => {
  const cells = rows.map((row) => [
    cut(plain(nameOf(row))),
    cut(plain(row.lab ?? '–')),
    row.score === null ? '–' : String(row.score),
    row.outcome === 'graded' ? (row.passed === true ? 'passed' : 'not yet') : row.outcome,
    row.local === null ? '–' : row.local.agrees ? 'agrees' : 'differs',
    foundIn(row)
      .map(({ id }) => cut(plain(id)))
      .join(' ') || '–',
  ]);
  const heads = ['learner', 'lab', 'score', 'result', 'local', 'flaws'];
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((line) => line[i]?.length ?? 0)));
  const line = (parts: readonly string[]): string =>
    parts
      .map((part, i) => part.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const body = rows.flatMap((row, i) => [line(cells[i] ?? []), ...why(row).map((words) => pc.dim(`    ${words}`))]);
  return [pc.bold(line(heads)), ...body, '', summaryOf(rows), ''].join('\n');
};

/** What a line leaves open: why there is no verdict, why it isn't the learner's, why it isn't passed. */
function why(row: Row): string[] {
  const { problem, passed, summary } = row;
  const open = passed === false && foundIn(row).length === 0 && summary !== undefined ? [summary] : [];
  return (problem ? problem.message.split('\n') : [...open, ...lookWhy(row)]).map(plain);
}

export function summaryOf(rows: readonly Row[]): string {
  const count = (of: (row: Row) => boolean): number => rows.filter(of).length;
  const graded = count(({ outcome }) => outcome === 'graded');
  const parts = [
    plural(rows.length, 'submission', 'submissions'),
    `${graded} graded`,
    `${count(({ passed }) => passed === true)} passed`,
    `${count(({ outcome }) => outcome === 'fault')} with a fault`,
    `${count(({ outcome }) => outcome === 'refused')} refused`,
  ];
  const compared = count(({ local }) => local !== null);
  const other = count(({ local }) => local?.agrees === false);
  const sentences = [
    parts.join(', '),
    ...(compared === 0
      ? []
      : [
          `${other === 0 ? 'No verdict is' : plural(other, 'verdict is', 'verdicts are')} other than what the learner saw`,
        ]),
    ...madeElsewhere(rows).map((made) => `Of those that learners saw, ${madeWords(made)}`),
  ];
  return `${sentences.join('. ')}.`;
}

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);
