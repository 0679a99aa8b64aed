import { createHash } from 'node:crypto';
import type { Row } from '../../core/desk/row.ts';
import { foundIn, unmetIn, type Report } from './about.ts';

const VERBS = 'http://adlnet.gov/expapi/verbs';
/** Names, not places: xAPI tells things apart by addresses, and these lead nowhere (RFC 2606). */
const HOME = 'https://groundloop.invalid';

/** xAPI statements (IEEE 9274.1.1), one for each submission that was graded or tried, as one JSON array for a record store. */
export const xapi: Report = (rows) =>
  `${JSON.stringify(
    rows.flatMap((row) => statementOf(row) ?? []),
    null,
    2,
  )}\n`;

function statementOf(row: Row): object | undefined {
  const { learner, lab, pack, outcome, score, passed, made, seconds } = row;
  if (learner === null || lab === null || made === null || outcome === 'refused') return undefined;
  const verb = outcome === 'fault' ? 'attempted' : passed === true ? 'passed' : 'failed';
  return {
    id: idOf(row),
    actor: {
      objectType: 'Agent',
      name: learner.name,
      account: { homePage: `${HOME}/learners`, name: learner.id ?? learner.key },
    },
    verb: { id: `${VERBS}/${verb}`, display: { en: verb } },
    object: {
      objectType: 'Activity',
      id: `${HOME}/packs/${encodeURIComponent(pack.id)}/labs/${encodeURIComponent(lab)}`,
      definition: { type: 'http://adlnet.gov/expapi/activities/assessment', name: { en: lab } },
    },
    result: {
      completion: outcome === 'graded',
      ...(score !== null && { score: { scaled: score / 100, raw: score, min: 0, max: 100 }, success: passed === true }),
      extensions: {
        [`${HOME}/xapi/flaws`]: foundIn(row).map(({ id }) => id),
        // A store would read none as all reached.
        ...(row.measures &&
          row.measures.failed === undefined && { [`${HOME}/xapi/unmet-measures`]: unmetIn(row).map(({ id }) => id) }),
      },
    },
    context: {
      platform: 'Groundloop',
      extensions: {
        [`${HOME}/xapi/pack`]: pack,
        [`${HOME}/xapi/grader`]: row.grader.version,
        [`${HOME}/xapi/grading-seconds`]: seconds,
      },
    },
    timestamp: made,
  };
}

/** The same statement has the same id (UUID, version 8), so that a store takes it once. */
function idOf({ submission, pack, grader }: Row): string {
  const hash = createHash('sha256').update([submission, pack.hash, grader.version].join()).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
