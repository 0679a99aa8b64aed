import type { Pack } from '../../core/course/pack.ts';
import { latestOf, learnerOf } from '../../core/desk/latest.ts';
import type { Row } from '../../core/desk/row.ts';

/** What a report says beside its rows. */
export interface About {
  /** What the report is about, in a few words: the pack's title. */
  readonly title: string;
  /** When it was made, in UTC. */
  readonly made: string;
  /** For the titles of labs and the texts of questions. */
  readonly pack?: Pack;
  /** The same submissions graded with another version of the pack: what changes is told where a report can. */
  readonly before?: readonly Row[];
}

/** Makes a whole file of rows. */
export type Report = (rows: readonly Row[], about: About) => string;

/** What people call a learner in a list. */
export const nameOf = ({ learner, file }: Row): string => learner?.name ?? file;

export const foundIn = ({ flaws }: Row): Row['flaws'] => flaws.filter(({ state }) => state === 'flawed');

/** The lab's own measures that its pipeline falls short of. */
export const unmetIn = ({ measures }: Row): readonly { readonly id: string; readonly title: string }[] =>
  (measures?.list ?? []).filter(({ met }) => met === false);

/** The result in a few words, for people and for tools that show one line: the verdict's own, then every flaw by name. */
export function inWords(row: Row): string {
  if (row.outcome !== 'graded') return `${row.outcome}: ${row.problem?.message ?? 'no reason given'}`;
  const unmet = unmetIn(row).map(({ title }) => `not reached: ${title}`);
  const found = [...foundIn(row).map(({ id, title }) => `${id} ${title}`), ...unmet].join(', ');
  if (row.summary === undefined) return found || 'No flaw was found.';
  return found === '' ? row.summary : `${row.summary} (${found})`;
}

/** Whether somebody should look at it: no verdict, another one than the learner's machine had, or a measure that failed. */
export const needsALook = ({ outcome, local, measures }: Row): boolean =>
  outcome !== 'graded' || local?.agrees === false || measures?.failed !== undefined;

/** Why somebody should look at a graded row. */
export const lookWhy = ({ local, measures }: Row): readonly string[] => [
  ...(local?.agrees === false ? local.why : []),
  ...measureFailed(measures),
];

/** Said of the lab, so that nobody takes it for the learner's mistake. */
export const measureFailed = (measures: Row['measures']): readonly string[] =>
  measures?.failed === undefined ? [] : [`A measure of the lab failed: ${measures.failed}`];

/** For gradebooks: each learner with the latest submission for each lab, in the order of the rows. */
export function byLearner(rows: readonly Row[]): (readonly [learner: NonNullable<Row['learner']>, Map<string, Row>])[] {
  const learners = new Map<string, [NonNullable<Row['learner']>, Map<string, Row>]>();
  for (const row of latestOf(rows).counted) {
    if (row.learner === null || row.lab === null) continue;
    const entry = learners.get(learnerOf(row)) ?? [row.learner, new Map<string, Row>()];
    learners.set(learnerOf(row), entry);
    entry[1].set(row.lab, row);
  }
  return [...learners.values()];
}

/** The labs of the rows that count in gradebooks, sorted. */
export const labsOf = (rows: readonly Row[]): string[] =>
  [...new Set(byLearner(rows).flatMap(([, labs]) => [...labs.keys()]))].sort();
