import { madeElsewhere, type MadeElsewhere } from './madeElsewhere.ts';
import type { Row } from './row.ts';

/** Rows to which the same happened. */
export interface Reason {
  /** The code of the problem; empty where it is known by its sentence alone. */
  readonly code: string;
  /** One of the sentences: others may have other numbers. */
  readonly words: string;
  readonly rows: readonly Row[];
}

export interface Disagreements {
  /** Graded rows that came with a receipt. */
  readonly compared: number;
  /** Graded rows without one. */
  readonly without: number;
  readonly rows: readonly Row[];
  /** Passed on the learner's machine, and not here. */
  readonly passedThereOnly: readonly Row[];
  /** A row with several differences is in several. The most frequent first. */
  readonly reasons: readonly Reason[];
  /** Whatever the verdicts say: which of them weren't made with what is here. */
  readonly elsewhere: readonly MadeElsewhere[];
}

/** Where verdicts differ from those on the learners' machines, and why. */
export function disagreements(rows: readonly Row[]): Disagreements {
  const graded = rows.filter(({ outcome }) => outcome === 'graded');
  const differing = graded.filter(({ local }) => local?.agrees === false);
  return {
    compared: graded.filter(({ local }) => local).length,
    without: graded.filter(({ local }) => !local).length,
    rows: differing,
    passedThereOnly: differing.filter(({ local, passed }) => local?.passed === true && passed === false),
    reasons: grouped(
      differing.flatMap((row) => {
        const why = row.local?.why ?? [];
        return (why.length > 0 ? why : ['No reason was found.']).map((words) => ({ code: '', words, row }));
      }),
    ),
    elsewhere: madeElsewhere(graded),
  };
}

/** Why rows have no verdict, the most frequent reason first. */
export const problemsIn = (rows: readonly Row[]): readonly Reason[] =>
  grouped(
    rows.flatMap((row) => {
      if (row.outcome === 'graded') return [];
      const { code, message } = row.problem ?? { code: row.outcome, message: 'No reason was given.' };
      return [{ code, words: message, row }];
    }),
  );

/** Rows that didn't pass although nothing was found in them: what the verdict says instead, the most frequent first. */
export const unexplained = (rows: readonly Row[]): readonly Reason[] =>
  grouped(
    rows
      .filter(({ outcome, passed, flaws }) => outcome === 'graded' && passed === false && !flaws.some(isOpen))
      .map((row) => ({ code: '', words: row.summary ?? 'These rows are older, and do not say.', row })),
  );

const isOpen = ({ state }: Row['flaws'][number]): boolean => state === 'flawed' || state === 'provisional';

/** A problem is known by its code, anything else by its sentence with the numbers and hashes taken out. */
function grouped(all: readonly { readonly code: string; readonly words: string; readonly row: Row }[]): Reason[] {
  const reasons = new Map<string, { code: string; words: string; rows: Set<Row> }>();
  for (const { code, words, row } of all) {
    const key = code === '' ? words.replace(/\b[0-9a-f]{8,}\b|\d+([.,]\d+)*/gi, '#') : `${row.outcome} ${code}`;
    const reason = reasons.get(key) ?? { code, words, rows: new Set() };
    reasons.set(key, reason);
    reason.rows.add(row);
  }
  return [...reasons.values()]
    .map((reason) => ({ ...reason, rows: [...reason.rows] }))
    .sort((a, b) => b.rows.length - a.rows.length);
}
