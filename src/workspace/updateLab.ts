import { succeed, type Result } from '../core/base/result.ts';
import { changeFiles, look, type Change, type Desk } from './changeFiles.ts';
import { hasConflict, mergedText, mergeTexts, type MarkerWords, type Side } from './mergeTexts.ts';
import type { Snapshots } from './snapshots.ts';

/** A file that an update changes. */
export interface FileUpdate {
  readonly path: string;
  /** `added`: there is none; `untouched`: it is as the pack gave it; `merged` and `conflict`: the learner changed it too. */
  readonly kind: 'added' | 'untouched' | 'merged' | 'conflict';
  /** What is there now; empty for an added one. */
  readonly mine: string;
  /** What it becomes, conflicts settled by taking a side. */
  readonly text: (side: Side, words: MarkerWords) => string;
}

/**
 * What a pack's files have become since the lab's folder was made, file by file, with what the learner made of them. What
 * the pack no longer has, what the learner removed, and what is no text stays as it is.
 * @param given what the pack gave then; where that isn't known, a file that differs is one conflict
 * @param next what it gives now, by path
 */
export async function planUpdate(
  desk: Desk,
  given: ReadonlyMap<string, string> | undefined,
  next: ReadonlyMap<string, string>,
): Promise<Result<readonly FileUpdate[]>> {
  const present = await look(desk, [...next.keys()]);
  if (!present.ok) return present;
  const { onDisk, unsaved } = present.value;
  return succeed(
    [...next].flatMap(([path, text]) => {
      const bytes = unsaved.get(path) ?? onDisk.get(path);
      return updateOf(path, given?.get(path), bytes, text, given !== undefined) ?? [];
    }),
  );
}

/** Whether the learner changed none of these. */
export const isUntouched = (updates: readonly FileUpdate[]): boolean =>
  updates.every(({ kind }) => kind === 'added' || kind === 'untouched');

/** Writes an update, after what is there is kept in the timeline. Problems: those of `changeFiles`. */
export function applyUpdate(
  desk: Desk,
  snapshots: Snapshots,
  updates: readonly FileUpdate[],
  side: Side,
  words: MarkerWords,
): Promise<Result<Change>> {
  const texts = updates.map((update) => [update, update.text(side, words)] as const);
  // Where the learner's side is taken, a file may stay as it is, on the screen too.
  const changed = texts.filter(([{ kind, mine }, text]) => kind === 'added' || text !== mine);
  const wanted = new Map(changed.map(([{ path }, text]) => [path, Buffer.from(text)]));
  const there = updates.filter(({ kind }) => kind !== 'added');
  const madeOf = new Map(there.map(({ path, mine }) => [path, Buffer.from(mine)]));
  return changeFiles(desk, snapshots, 'update', wanted, madeOf);
}

function updateOf(
  path: string,
  given: string | undefined,
  bytes: Uint8Array | undefined,
  next: string,
  isGivenKnown: boolean,
): FileUpdate | undefined {
  if (given === next) return undefined;
  if (!bytes) {
    // A file that was given is missing because the learner removed it.
    if (given !== undefined || !isGivenKnown) return undefined;
    return { path, kind: 'added', mine: '', text: () => next };
  }
  const mine = decode(bytes);
  if (mine === undefined) return undefined;
  const shape = shapeOf(mine);
  const own = shape.bare(mine);
  if (own === next) return undefined;
  if (own === given) return { path, kind: 'untouched', mine, text: () => shape.dress(next) };
  const pieces = mergeTexts(given ?? '', own, next);
  const kind = hasConflict(pieces) ? 'conflict' : 'merged';
  const text = (side: Side, words: MarkerWords): string => shape.dress(mergedText(pieces, side, words));
  // The learner has made the same change already.
  return kind === 'merged' && text('mine', { mine: '', next: '' }) === mine ? undefined : { path, kind, mine, text };
}

/** What is no UTF-8 can't be merged. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A byte order mark and the line ends of Windows are the editor's affair: off for the merge, on again after it. */
function shapeOf(text: string): { bare: (text: string) => string; dress: (text: string) => string } {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const isWindows = text.includes('\r\n');
  return {
    bare: (dressed) => dressed.slice(mark.length).replaceAll('\r\n', '\n'),
    dress: (bare) => mark + (isWindows ? bare.replaceAll('\n', '\r\n') : bare),
  };
}
