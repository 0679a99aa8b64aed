import { classReport } from '../core/desk/report/classReport.ts';
import type { Row } from '../core/desk/row.ts';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { type About, foundIn, inWords, measureFailed, unmetIn, type Report } from '../desk/reports/about.ts';
import { canvasCsv, moodleCsv } from '../desk/reports/csv.ts';
import { junit } from '../desk/reports/junit.ts';
import { table } from '../desk/reports/table.ts';
import { xapi } from '../desk/reports/xapi.ts';
import { type Finding, sarif } from './sarif.ts';
import { writeWhole } from './writeWhole.ts';

const jsonl: Report = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** What rows can be made into, by the name of the format. */
export const reports: Readonly<Record<string, Report>> = {
  table,
  'csv-canvas': canvasCsv,
  'csv-moodle': moodleCsv,
  junit,
  sarif: (rows) => sarif(rows.flatMap(findingsOf)),
  jsonl,
  xapi,
  html: (rows, { made, pack, before }) => classReport(rows, { made, pack, before }),
};

/** A report that goes into a file. */
export interface ReportTo {
  readonly format: string;
  readonly file: string;
}

/** Reads `FORMAT=FILE`. */
export function parseReportTo(text: string): Result<ReportTo> {
  const [, format = '', file = ''] = /^([^=]*)=(.+)$/.exec(text) ?? [];
  if (Object.hasOwn(reports, format)) return succeed({ format, file });
  return fail({
    code: 'cli.report',
    message: `Use FORMAT=FILE, with a format of ${Object.keys(reports).join(', ')}; not ${text}.`,
  });
}

export const reportOf = (format: string, rows: readonly Row[], about: About): string =>
  reports[format]?.(rows, about) ?? '';

/** Writes each report whole; a file that was there is replaced. */
export async function writeReports(
  targets: readonly ReportTo[],
  rows: readonly Row[],
  about: About,
): Promise<Result<void>> {
  for (const { format, file } of targets) {
    const written = await writeWhole(file, reportOf(format, rows, about), `The ${format} report`);
    if (!written.ok) return written;
  }
  return succeed(undefined);
}

/** In SARIF a submission's flaws and unmet measures are its findings, and so is what needs a look. */
function findingsOf(row: Row): Finding[] {
  const { file, outcome, problem, local, measures } = row;
  if (outcome !== 'graded') return [{ rule: problem?.code ?? outcome, message: inWords(row), level: 'error', file }];
  return [
    ...foundIn(row).map(({ id, title }) => ({ rule: id, message: title, level: 'warning' as const, file })),
    ...unmetIn(row).map(({ id, title }) => ({
      rule: `measure.${id}`,
      message: `Not reached: ${title}`,
      level: 'warning' as const,
      file,
    })),
    ...(local?.agrees === false
      ? [{ rule: 'desk.disagrees', message: local.why.join(' '), level: 'note' as const, file }]
      : []),
    ...measureFailed(measures).map((message) => ({ rule: 'desk.measure', message, level: 'note' as const, file })),
  ];
}
