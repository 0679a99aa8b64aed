import type { Row } from '../../core/desk/row.ts';
import { inWords, lookWhy, nameOf, needsALook, type Report } from './about.ts';

/** JUnit's XML, which every CI shows: a suite for each lab, a test for each submission. */
export const junit: Report = (rows, { title }) => {
  const labs = [...new Set(rows.map(({ lab }) => lab ?? 'no lab'))].sort();
  const suites = labs.map((lab) => {
    const own = rows.filter((row) => (row.lab ?? 'no lab') === lab);
    return `  <testsuite ${attributes({ name: lab, ...countsOf(own) })}>\n${own.map(testCase).join('')}  </testsuite>\n`;
  });
  const head = attributes({ name: `Groundloop: ${title}`, ...countsOf(rows) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${head}>\n${suites.join('')}</testsuites>\n`;
};

const countsOf = (rows: readonly Row[]) => ({
  tests: rows.length,
  failures: rows.filter(({ outcome, passed }) => outcome === 'graded' && passed !== true).length,
  errors: rows.filter(({ outcome }) => outcome !== 'graded').length,
  time: rows.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3),
});

function testCase(row: Row): string {
  const about = { classname: row.lab ?? 'no lab', name: `${nameOf(row)} (${row.file})`, time: row.seconds.toFixed(3) };
  const says = { message: row.score === null ? inWords(row) : `${row.score} / 100: ${inWords(row)}` };
  const parts: string[] = [];
  if (row.outcome !== 'graded')
    parts.push(`<error ${attributes({ type: row.problem?.code ?? row.outcome, ...says })}/>`);
  else if (row.passed !== true) parts.push(`<failure ${attributes({ type: 'flawed', ...says })}/>`);
  if (row.outcome === 'graded' && needsALook(row)) {
    parts.push(`<system-out>${escaped(lookWhy(row).join('\n'))}</system-out>`);
  }
  const inside = parts.map((part) => `      ${part}\n`).join('');
  return `    <testcase ${attributes(about)}>${inside === '' ? '' : `\n${inside}    `}</testcase>\n`;
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');

/** XML 1.0 has no way to write most control characters, nor half a surrogate pair. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
