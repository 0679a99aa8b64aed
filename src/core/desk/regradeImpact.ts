import { latestOf } from './latest.ts';
import type { Row } from './row.ts';
import { count, listed } from './words.ts';

export const changeKinds = [
  'pass-to-fail',
  'fail-to-pass',
  'not-gradable-now',
  'gradable-now',
  'score',
  'flaws',
] as const;

/** One submission whose verdict isn't the same under the two; of what changed, the first kind in the list. */
export interface Change {
  readonly kind: (typeof changeKinds)[number];
  readonly before: Row;
  readonly after: Row;
}

export interface FlawChange {
  readonly id: string;
  readonly title: string;
  /** Submissions in which it is found now and wasn't; and the other way round. */
  readonly appears: number;
  readonly disappears: number;
}

export interface RegradeImpact {
  /** Submissions that count, are in both sets of rows, and were graded in one at least. */
  readonly compared: number;
  /** By kind, as `changeKinds` has them. */
  readonly changes: readonly Change[];
  readonly flaws: readonly FlawChange[];
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** The packs as people name them, with the start of the hash. */
  readonly versions: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Which verdicts change when the same files are graded with another version of the pack. What another pack made of them is no change. */
export function regradeImpact(before: readonly Row[], after: readonly Row[]): RegradeImpact {
  const [old, now] = [byPackAndSubmission(before), byPackAndSubmission(after)];
  const counted = new Set(
    [before, after].flatMap((rows) => latestOf(rows).counted).map(({ submission }) => submission),
  );
  const isCounted = ({ submission }: Row): boolean => counted.has(submission);
  const pairs = [...now]
    .flatMap(([key, row]) => {
      const other = old.get(key);
      return other && isCounted(row) ? [{ before: other, after: row }] : [];
    })
    .filter((pair) => pair.before.outcome === 'graded' || pair.after.outcome === 'graded');
  const changes = pairs.flatMap((pair) => {
    const kind = kindOf(pair.before, pair.after);
    return kind ? [{ kind, ...pair }] : [];
  });
  return {
    compared: pairs.length,
    changes: changes.sort((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind)),
    flaws: flawChanges(pairs),
    onlyBefore: [...old].filter(([key, row]) => isCounted(row) && !now.has(key)).length,
    onlyAfter: [...now].filter(([key, row]) => isCounted(row) && !old.has(key)).length,
    versions: {
      before: versionsOf(pairs.map((pair) => pair.before)),
      after: versionsOf(pairs.map((pair) => pair.after)),
    },
  };
}

/** “17 of 240 verdicts change: 3 no longer pass, 9 pass now and 5 keep passing or failing with another score.” */
export function impactSentence({ compared, changes }: RegradeImpact): string {
  if (compared === 0)
    return 'No submission was graded with the same pack before and now, so there is nothing to compare.';
  if (changes.length === 0) {
    return compared === 1 ? 'The one verdict stays the same.' : `All ${count(compared)} verdicts stay the same.`;
  }
  const parts = changeKinds.flatMap((kind) => {
    const n = changes.filter((change) => change.kind === kind).length;
    return n === 0 ? [] : [`${count(n)} ${changeWords(kind, n === 1)}`];
  });
  return `${count(changes.length)} of ${count(compared)} verdicts ${changes.length === 1 ? 'changes' : 'change'}: ${listed(parts)}.`;
}

/** What one or several of a kind do, behind their number. */
export function changeWords(kind: Change['kind'], one: boolean): string {
  switch (kind) {
    case 'pass-to-fail':
      return one ? 'no longer passes' : 'no longer pass';
    case 'fail-to-pass':
      return one ? 'passes now' : 'pass now';
    case 'not-gradable-now':
      return 'can’t be graded any more';
    case 'gradable-now':
      return 'can be graded now';
    case 'score':
      return one ? 'gets another score' : 'get another score';
    case 'flaws':
      return one ? 'keeps its score with other flaws' : 'keep their score with other flaws';
  }
}

function kindOf(before: Row, after: Row): Change['kind'] | undefined {
  if (after.outcome !== 'graded') return 'not-gradable-now';
  if (before.outcome !== 'graded') return 'gradable-now';
  if (before.passed !== after.passed) return after.passed ? 'fail-to-pass' : 'pass-to-fail';
  if (before.score !== after.score) return 'score';
  return found(before).join() === found(after).join() ? undefined : 'flaws';
}

export const found = ({ flaws }: Row): string[] =>
  flaws
    .filter(({ state }) => state === 'flawed')
    .map(({ id }) => id)
    .sort();

function flawChanges(pairs: readonly { readonly before: Row; readonly after: Row }[]): FlawChange[] {
  const changes = new Map<string, { title: string; appears: number; disappears: number }>();
  for (const { before, after } of pairs) {
    if (before.outcome !== 'graded' || after.outcome !== 'graded') continue;
    const [was, is] = [new Set(found(before)), new Set(found(after))];
    for (const { id, title } of [...before.flaws, ...after.flaws]) {
      if (!changes.has(id)) changes.set(id, { title, appears: 0, disappears: 0 });
    }
    for (const [id, change] of changes) {
      if (is.has(id) && !was.has(id)) change.appears++;
      if (was.has(id) && !is.has(id)) change.disappears++;
    }
  }
  return [...changes]
    .map(([id, change]) => ({ id, ...change }))
    .filter(({ appears, disappears }) => appears + disappears > 0)
    .sort((a, b) => b.appears + b.disappears - (a.appears + a.disappears) || (a.id < b.id ? -1 : 1));
}

/** The versions of a pack share its id. */
function byPackAndSubmission(rows: readonly Row[]): Map<string, Row> {
  const known = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.pack.id} ${row.submission}`;
    if (!known.has(key)) known.set(key, row);
  }
  return known;
}

const versionsOf = (rows: readonly Row[]): string[] => [
  ...new Set(rows.map(({ pack }) => `${pack.id} ${pack.version} (${pack.hash.slice(0, 8)})`)),
];
