import type { Pack } from '../../course/pack.ts';
import { firstParagraph } from '../firstParagraph.ts';
import { regradeImpact } from '../regradeImpact.ts';
import type { Row } from '../row.ts';
import { statistics } from '../statistics.ts';
import { count, listed } from '../words.ts';
import { counted, problems, questions, verdicts } from './classSections.ts';
import { markup, raw } from './html.ts';
import { impactSection } from './impactSection.ts';
import { labSection } from './labSections.ts';
import { methods } from './methods.ts';
import { SCRIPT, SCRIPT_HASH } from './script.ts';
import { STYLE, STYLE_HASH } from './style.ts';

export interface ReportOptions {
  /** The heading; without one, what is counted. */
  readonly title?: string;
  /** The same submissions, graded with another version: what changes is told. */
  readonly before?: readonly Row[] | undefined;
  /** For the titles of labs, the texts of questions, and which lesson explains a flaw. */
  readonly pack?: Pack | undefined;
  /** When it is made, in UTC: `2026-11-25T22:50:00Z`. */
  readonly made: string;
}

/** Nothing but the page's own style and script: nothing is fetched, sent or embedded. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; script-src 'sha256-${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;

/**
 * The report of a class as one HTML file that needs no network and no script: what was not understood in a paragraph, then
 * the evidence. Texts of rows and packs are escaped, whatever they are.
 */
export function classReport(rows: readonly Row[], { title, before, pack, made }: ReportOptions): string {
  const all = statistics(rows, pack);
  const first = firstParagraph(all);
  const labs = all.labs.map((lab, i) => ({
    id: `lab-${i + 1}`,
    title: lab.title,
    body: labSection(lab, `lab-${i + 1}`),
  }));
  const sections = [
    ...labs,
    { id: 'questions', title: 'Questions', body: questions(all) },
    { id: 'verdicts', title: 'Verdicts on the learners’ machines', body: verdicts(all) },
    { id: 'problems', title: 'What could not be graded', body: problems(all) },
    { id: 'counted', title: 'What is counted', body: counted(all) },
    ...(before
      ? [
          {
            id: 'impact',
            title: 'Impact of grading again',
            body: impactSection(regradeImpact(before, rows)),
          },
        ]
      : []),
    { id: 'methods', title: 'How it is worked out', body: methods },
  ];
  const heading = title ?? first.title;
  const [lead, ...rest] = first.sentences;
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${heading}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <main>
          <header>
            <h1>${heading}</h1>
            <p class="lead"><strong>${lead}</strong> ${rest.join(' ')}</p>
            <p class="made">
              ${dateOf(made)} · ${count(rows.length)} ${rows.length === 1 ? 'file' : 'files'} ·
              <bdi>${gradedWith(rows)}</bdi>
            </p>
          </header>
          <nav aria-label="Sections">
            <ul>
              ${sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}
            </ul>
          </nav>
          ${sections.map(({ body }) => markup`<section>${body}</section>`)}
        </main>
        <script>${raw(SCRIPT)}</script>
      </body>
    </html>
`.text;
}

const gradedWith = (rows: readonly Row[]): string =>
  listed([
    ...new Set(
      rows.map(({ pack, grader }) => `${pack.id} ${pack.version} (${pack.hash.slice(0, 8)}), grader ${grader.version}`),
    ),
  ]) || 'nothing graded';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** “25 November 2026, 22:50 UTC”. */
function dateOf(made: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(made) ?? [];
  return year === undefined ? made : `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}, ${time ?? ''} UTC`;
}
