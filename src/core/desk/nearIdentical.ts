import { groupBy } from './groupBy.ts';
import type { Row } from './row.ts';

/** Two submissions that share this much of their own code (Jaccard index of prints) are near-identical. */
export const NEAR = 0.8;
/** With less code of one's own, being alike says nothing: there are few ways to write a line. */
export const LEAST_PRINTS = 8;
/** In a smaller class what two share can't be told from what everybody has from the skeleton. */
export const LEAST_CLASS = 4;

export interface AlikeGroup {
  /** Each is near-identical to at least one other of the group. */
  readonly rows: readonly Row[];
  /** The least and the greatest similarity of two of them; undefined for a large group, where it isn't worked out. */
  readonly similarity: { readonly least: number; readonly greatest: number } | undefined;
}

export interface NearIdentical {
  /** False in a class of fewer than `LEAST_CLASS`. */
  readonly enough: boolean;
  readonly compared: number;
  /** Submissions with too little code of their own. */
  readonly tooShort: number;
  /** The largest first. */
  readonly groups: readonly AlikeGroup[];
}

/** Beyond this many the similarity of every two isn't worked out. */
const LARGE_GROUP = 40;

/**
 * Groups of near-identical submissions. Prints that more than half of the submissions have are taken out first: there are few
 * ways to write them. Where more than half have hardly anything else, they are a group. Candidates are found by their rarest prints (prefix filtering: Bayardo, Ma and Srikant 2007, Scaling
 * up all pairs similarity search, doi:10.1145/1242572.1242591), so that 10 000 submissions take seconds.
 */
export function nearIdentical(rows: readonly Row[]): NearIdentical {
  if (rows.length < LEAST_CLASS) return { enough: false, compared: 0, tooShort: 0, groups: [] };
  const half = rows.length / 2;
  const own = printed(rows, half);
  const uncommon = own.filter(({ prints }) => prints.length >= LEAST_PRINTS);
  // What is common may also be one solution that went round.
  const short = new Set(own.filter(({ prints }) => prints.length < LEAST_PRINTS).map(({ row }) => row));
  const common = printed(rows, Infinity).filter(({ row, prints }) => short.has(row) && prints.length >= LEAST_PRINTS);
  const large = alike(common).filter((group) => group.rows.length > half);
  const groups = [...large, ...alike(uncommon)].sort((a, b) => b.rows.length - a.rows.length);
  const compared = uncommon.length + large.reduce((sum, group) => sum + group.rows.length, 0);
  return { enough: true, compared, tooShort: rows.length - compared, groups };
}

interface Printed {
  readonly row: Row;
  readonly prints: readonly number[];
}

function alike(compared: readonly Printed[]): AlikeGroup[] {
  // The very same code is one entry, however many have it.
  const entries = [...groupBy(compared, ({ prints }) => prints.join()).values()].map((same): Entry => ({
    rows: same.map(({ row }) => row),
    prints: same[0]?.prints ?? [],
  }));
  return groupsOf(entries.sort((a, b) => a.prints.length - b.prints.length))
    .map((group) => ({ rows: group.flatMap((entry) => entry.rows), group }))
    .filter((one) => one.rows.length > 1)
    .map((one) => ({ rows: one.rows, similarity: spread(one.group) }));
}

interface Entry {
  readonly rows: readonly Row[];
  /** Ranks by rarity, ascending: the rarest print first. */
  readonly prints: readonly number[];
}

/** Each row with its prints that at most so many rows have. */
function printed(rows: readonly Row[], most: number): Printed[] {
  const sets = rows.map(({ prints }) => [...new Set(prints)]);
  const frequency = new Map<number, number>();
  for (const print of sets.flat()) frequency.set(print, (frequency.get(print) ?? 0) + 1);
  const own = [...frequency].filter(([, n]) => n <= most).sort(([a, n], [b, m]) => n - m || a - b);
  const rank = new Map(own.map(([print], i) => [print, i]));
  return rows.map((row, i) => ({
    row,
    prints: (sets[i] ?? []).flatMap((print) => rank.get(print) ?? []).sort((a, b) => a - b),
  }));
}

/** @param entries the shortest first */
function groupsOf(entries: readonly Entry[]): Entry[][] {
  const parent = entries.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  const having = new Map<number, number[]>();
  entries.forEach(({ prints }, i) => {
    const least = Math.ceil(NEAR * prints.length - 1e-9);
    for (const print of prints.slice(0, prints.length - least + 1)) {
      const others = having.get(print) ?? [];
      for (const j of others) {
        const other = entries[j]?.prints ?? [];
        if (other.length >= least && root(i) !== root(j) && jaccard(prints, other) >= NEAR) parent[root(j)] = root(i);
      }
      others.push(i);
      having.set(print, others);
    }
  });
  const groups = groupBy(entries.keys(), root);
  return [...groups.values()].map((group) => group.flatMap((i) => entries[i] ?? []));
}

/** Shared by all, of what either has. Both ascending. */
export function jaccard(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x = 0, y = 0] = [a[i], b[j]];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared / (a.length + b.length - shared);
}

function spread(group: readonly Entry[]): AlikeGroup['similarity'] {
  if (group.length > LARGE_GROUP) return undefined;
  const all = group.flatMap((a, i) => group.slice(i + 1).map((b) => jaccard(a.prints, b.prints)));
  if (group.some(({ rows }) => rows.length > 1)) all.push(1);
  return { least: Math.min(...all), greatest: Math.max(...all) };
}
