import { isCoveredBy, type Kept, type Timeline } from './timeline.ts';

/** How much is kept of one lab folder. */
export interface TimelineLimits {
  readonly count: number;
  /** Of all texts; equal ones count once. */
  readonly bytes: number;
}

export const timelineLimits: TimelineLimits = { count: 500, bytes: 8 * 1024 * 1024 };

/** Where there is too much, this share of it stays, so that not every save has something to drop. */
const roomShare = 0.9;

/**
 * The ids of what goes where there is too much: the oldest first, of saves, then of graded runs; what was kept before
 * something of ours changed it, and the best run, only when nothing else is left. The newest always stays.
 */
export function tooMuch(timeline: Timeline, limits: TimelineLimits): readonly string[] {
  const all = [...timeline.values()];
  const users = new Map<string, number>();
  let bytes = 0;
  for (const file of all.flatMap(({ files }) => files)) {
    const before = users.get(file.hash) ?? 0;
    users.set(file.hash, before + 1);
    if (before === 0) bytes += file.bytes;
  }
  let count = all.length;
  if (count <= limits.count && bytes <= limits.bytes) return [];
  const dropped: string[] = [];
  for (const kept of inOrderOfLeaving(all)) {
    if (count <= limits.count * roomShare && bytes <= limits.bytes * roomShare) break;
    dropped.push(kept.id);
    count--;
    for (const { hash, bytes: size } of kept.files) {
      const left = (users.get(hash) ?? 1) - 1;
      users.set(hash, left);
      if (left === 0) bytes -= size;
    }
  }
  return dropped;
}

function inOrderOfLeaving(all: readonly Kept[]): readonly Kept[] {
  const best = bestRun(all);
  const rankOf = (kept: Kept, i: number): number => {
    if (isCoveredBy(kept, all[i + 1])) return 0;
    if (kept.why === 'saved' || kept.why === 'found') return 1;
    return kept.why === 'graded' && kept !== best ? 2 : 3;
  };
  return all
    .slice(0, -1)
    .map((kept, i) => ({ kept, rank: rankOf(kept, i) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ kept }) => kept);
}

/** The first one of the highest score. */
function bestRun(all: readonly Kept[]): Kept | undefined {
  let best: Kept | undefined;
  for (const kept of all) if (kept.run && kept.run.score > (best?.run?.score ?? -1)) best = kept;
  return best;
}
