import type { Row } from './row.ts';

/** A submission that a later one of the same learner takes the place of. */
export interface SetAside {
  readonly row: Row;
  readonly by: Row;
  /** Another key signed it: another machine, or another person. */
  readonly otherKey: boolean;
}

export interface Latest {
  /** The latest submission of each learner for each lab: what is counted. In the order of the rows. */
  readonly counted: readonly Row[];
  readonly setAside: readonly SetAside[];
  /** Refused files count for nothing, so they take no submission's place either. */
  readonly refused: readonly Row[];
  /** Files with the very bytes of another file. */
  readonly copies: readonly Row[];
}

/** Who a row is of: the id on the instructor's list; without one, the key that signed and the name. */
export function learnerOf({ learner, submission }: Row): string {
  if (!learner) return `file ${submission}`;
  return learner.id === undefined ? `key ${learner.key} ${learner.name}` : `id ${learner.id}`;
}

/** Which rows count. It doesn't depend on their order. */
export function latestOf(rows: readonly Row[]): Latest {
  const first = new Map<string, Row>();
  for (const row of [...rows].sort(byFile)) if (!first.has(row.submission)) first.set(row.submission, row);
  const files = new Set(first.values());
  const different = rows.filter((row) => files.has(row));
  const latest = new Map<string, Row>();
  for (const row of different) {
    if (row.outcome === 'refused') continue;
    const other = latest.get(placeOf(row));
    if (!other || isLater(row, other)) latest.set(placeOf(row), row);
  }
  const setAside = different.flatMap((row) => {
    const by = row.outcome === 'refused' ? undefined : latest.get(placeOf(row));
    return by && by !== row ? [{ row, by, otherKey: row.learner?.key !== by.learner?.key }] : [];
  });
  return {
    counted: different.filter((row) => latest.get(placeOf(row)) === row),
    setAside,
    refused: different.filter(({ outcome }) => outcome === 'refused'),
    copies: rows.filter((row) => !files.has(row)),
  };
}

const placeOf = (row: Row): string => JSON.stringify([learnerOf(row), row.lab]);
const byFile = (a: Row, b: Row): number => compare(a.file, b.file);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Times in UTC sort as texts, once their `Z` is gone: `00.5Z` is after `00Z`. */
function isLater(a: Row, b: Row): boolean {
  const made = compare((a.made ?? '').replace('Z', ''), (b.made ?? '').replace('Z', ''));
  return made === 0 ? compare(a.file, b.file) > 0 : made > 0;
}
