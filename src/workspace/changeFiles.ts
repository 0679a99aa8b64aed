import { say } from '../core/base/say.ts';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import type { Kept, KeepReason } from '../core/course/timeline.ts';
import { diskReason } from './diskReason.ts';
import { sameLines } from './fileText.ts';
import type { Snapshots, ToKeep } from './snapshots.ts';

/** A lab folder with the editors on it. Paths are relative to it, with `/`. */
export interface Desk {
  /** What is on the screen, where it isn't saved. */
  unsaved(path: string): string | undefined;
  /** What is on the disk; undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Puts a file in place, on the screen too. Throws where that can't be done. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** Files by their path. */
export type Files = ReadonlyMap<string, Uint8Array>;

export interface Change {
  readonly changed: readonly string[];
  /** What was kept of the files before; nothing where nothing had to be changed. */
  readonly kept: readonly Kept[];
}

/** How often the learner may type on while files are being kept. */
const patience = 5;

/**
 * Changes files of a lab. What is there now is kept first, on the disk and on the screen; if that can't be done, nothing
 * is changed. Problems: `snapshot.unwritable`, `lab.busy`, `lab.cannot-write` (what was there is kept all the same), and
 * `lab.cannot-read`.
 * @param madeOf what the wanted texts were made of: where something else is there by now, nothing is changed
 */
export async function changeFiles(
  desk: Desk,
  snapshots: Snapshots,
  why: KeepReason,
  wanted: Files,
  madeOf?: Files,
): Promise<Result<Change>> {
  for (let round = 0; round < patience; round++) {
    const present = await look(desk, [...wanted.keys()]);
    if (!present.ok) return present;
    if (madeOf && !isMadeOf(present.value, wanted, madeOf)) {
      const message = say('The files changed meanwhile, so they were left alone. Try again.');
      return fail({ code: 'lab.busy', message });
    }
    const changed = toChange(present.value, wanted);
    if (changed.length === 0) return succeed({ changed: [], kept: [] });
    const kept = await snapshots.keep(asKept(why, only(present.value, changed)));
    if (!kept.ok) return kept;
    const now = await look(desk, [...wanted.keys()]);
    if (!now.ok) return now;
    if (!samePresent(present.value, now.value)) continue;
    return write(desk, changed, kept.value);
  }
  return fail({
    code: 'lab.busy',
    message: say('The files changed all the time, so they were left alone. Try again.'),
  });
}

/** The files that `changeFiles` would change. */
export async function differing(desk: Desk, wanted: Files): Promise<Result<readonly string[]>> {
  const present = await look(desk, [...wanted.keys()]);
  return present.ok ? succeed(toChange(present.value, wanted).map(([path]) => path)) : present;
}

/** Keeps what is there now. */
export async function keepFiles(
  desk: Desk,
  snapshots: Snapshots,
  why: KeepReason,
  paths: readonly string[],
): Promise<Result<readonly Kept[]>> {
  const present = await look(desk, paths);
  return present.ok ? snapshots.keep(asKept(why, present.value)) : present;
}

/** A learner's files as they are now. */
export interface Present {
  readonly onDisk: Files;
  readonly unsaved: Files;
}

export async function look(desk: Desk, paths: readonly string[]): Promise<Result<Present>> {
  const onDisk = new Map<string, Uint8Array>();
  for (const path of paths) {
    try {
      const bytes = await desk.read(path);
      if (bytes) onDisk.set(path, bytes);
    } catch (error) {
      return fail(trouble('lab.cannot-read', path, error));
    }
  }
  const unsaved = new Map<string, Uint8Array>();
  for (const path of paths) {
    const text = desk.unsaved(path);
    if (text !== undefined) unsaved.set(path, Buffer.from(text));
  }
  return succeed({ onDisk, unsaved });
}

const toChange = ({ onDisk, unsaved }: Present, wanted: Files) =>
  [...wanted].filter(([path, bytes]) => !sameLines(onDisk.get(path), bytes) || unsaved.has(path));

const isMadeOf = ({ onDisk, unsaved }: Present, wanted: Files, madeOf: Files): boolean =>
  [...wanted.keys()].every((path) => same(unsaved.get(path) ?? onDisk.get(path), madeOf.get(path)));

/** What is left alone needs no keeping. */
function only({ onDisk, unsaved }: Present, changed: readonly (readonly [string, Uint8Array])[]): Present {
  const paths = new Set(changed.map(([path]) => path));
  const those = (files: Files): Files => new Map([...files].filter(([path]) => paths.has(path)));
  return { onDisk: those(onDisk), unsaved: those(unsaved) };
}

/** What is on the disk, and what is on the screen where that is something else. */
function asKept(why: KeepReason, { onDisk, unsaved }: Present): ToKeep[] {
  const kept: ToKeep[] = onDisk.size > 0 ? [{ why, files: onDisk }] : [];
  if (unsaved.size > 0) kept.push({ why, files: new Map([...onDisk, ...unsaved]), unsaved: true });
  return kept;
}

async function write(desk: Desk, files: readonly (readonly [string, Uint8Array])[], kept: readonly Kept[]) {
  for (const [path, bytes] of files) {
    try {
      await desk.write(path, bytes);
    } catch (error) {
      return fail(trouble('lab.cannot-write', path, error));
    }
  }
  return succeed({ changed: files.map(([path]) => path), kept });
}

const trouble = (code: string, path: string, error: unknown): Problem => ({
  code,
  message: diskReason(error),
  where: { file: path },
});

function same(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}

const samePresent = (a: Present, b: Present): boolean =>
  [...new Set([...a.onDisk.keys(), ...b.onDisk.keys()])].every((path) =>
    same(a.onDisk.get(path), b.onDisk.get(path)),
  ) &&
  [...new Set([...a.unsaved.keys(), ...b.unsaved.keys()])].every((path) =>
    same(a.unsaved.get(path), b.unsaved.get(path)),
  );
